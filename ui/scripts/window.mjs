// The real window under a virtual display of its own, driven through WebKitWebDriver; Linux only. The system's own
// dialogs, which the driver does not see, are answered through the display.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PATIENCE = 60_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @typedef {object} Wanted
 * @property {string} data the folder of Risala's own things, and of the system's
 * @property {string[]} [arguments]
 * @property {string} [binary]
 * @property {number} [width]
 * @property {number} [height]
 */

/** A display and a driver, and the window in them. */
export class Window {
  /** @type {import("node:child_process").ChildProcess[]} */
  #processes = [];
  #port = 0;
  #path = "";
  #display = "";
  #binary = "";
  /** @type {string[]} */
  #arguments = [];
  /** @type {Record<string, string | undefined>} */
  #surroundings = {};
  #isClosed = false;
  #width = 0;

  /**
   * Opens the window.
   * @param {Wanted} wanted
   */
  static async open({ data, arguments: given = [], binary, width = 1280, height = 820 }) {
    const window = new Window();
    window.#binary = binary ?? process.env.RISALA_DESKTOP ?? join(root, "target/debug/risala-desktop");
    window.#arguments = given;
    window.#width = width;
    try {
      window.#display = await window.#screen(width, height);
      window.#surroundings = {
        ...process.env,
        DISPLAY: window.#display,
        TAURI_WEBVIEW_AUTOMATION: "true",
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
        RISALA_DATA: data,
        HOME: data,
        XDG_DATA_HOME: data,
        XDG_CONFIG_HOME: data,
        XDG_CACHE_HOME: data,
        // No bus of the person who runs this is asked for keys, and no GTK setting of theirs is used.
        DBUS_SESSION_BUS_ADDRESS: "disabled:",
        GTK_USE_PORTAL: "0",
      };
      await window.#drive();
      return window;
    } catch (refusal) {
      await window.close();
      throw refusal;
    }
  }

  /**
   * @param {string} program
   * @param {string[]} given
   * @param {import("node:child_process").StdioOptions} stdio
   */
  #start(program, given, stdio) {
    const started = spawn(program, given, { stdio, detached: true, env: this.#surroundings });
    this.#processes.push(started);
    return started;
  }

  /**
   * A display that nothing else uses; its name.
   * @param {number} width
   * @param {number} height
   */
  async #screen(width, height) {
    this.#surroundings = process.env;
    const screen = `${width}x${height}x24`;
    const server = this.#start(
      "Xvfb",
      ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp"],
      ["ignore", "ignore", "ignore", "pipe"],
    );
    const said = server.stdio[3];
    if (!said) throw new Error("Xvfb does not tell its display");
    const [number] = await once(said, "data");
    return `:${String(number).trim()}`;
  }

  async #drive() {
    this.#port = await freePort();
    this.#start(
      "WebKitWebDriver",
      [`--port=${this.#port}`, "--host=127.0.0.1"],
      process.env.LOUD ? "inherit" : "ignore",
    );
    const options = { binary: this.#binary, args: this.#arguments };
    const wish = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
    const { sessionId } = await this.until(() => this.#request("POST", "/session", wish));
    this.#path = `/session/${sessionId}`;
  }

  /**
   * One request to the driver; what it refuses is thrown.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async #request(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = /** @type {{ value: any }} */ (await answer.json());
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value).slice(0, 500)}`);
    return value;
  }

  /**
   * Asks until there is an answer that is not false.
   * @template T
   * @param {() => Promise<T>} ask
   * @param {number} [patience] milliseconds
   * @returns {Promise<Exclude<T, false>>}
   */
  async until(ask, patience = PATIENCE) {
    const end = Date.now() + patience;
    for (;;) {
      let reason = new Error("the window did not come so far");
      try {
        const answer = await ask();
        if (answer !== false) return /** @type {Exclude<T, false>} */ (answer);
      } catch (refusal) {
        reason = /** @type {Error} */ (refusal);
      }
      if (Date.now() > end || this.#isClosed) throw reason;
      await pause(100);
    }
  }

  /**
   * The element that a CSS selector, or an XPath that begins with a slash, names.
   * @param {string} selector
   * @param {number} [patience] milliseconds
   */
  async find(selector, patience = PATIENCE) {
    const using = selector.startsWith("/") ? "xpath" : "css selector";
    const wish = { using, value: selector };
    const found = await this.until(() => this.#request("POST", `${this.#path}/element`, wish), patience);
    return /** @type {string} */ (found[ELEMENT]);
  }

  /**
   * Clicks as a person does: the element must be there, in sight and not under another one.
   * @param {string} selector
   */
  async click(selector) {
    await this.until(async () => {
      const element = await this.find(selector);
      await this.#request("POST", `${this.#path}/element/${element}/click`, {});
    }, 20_000);
  }

  /**
   * Types into a field, in the place of what stands there when `isFresh`.
   * @param {string} selector
   * @param {string} text
   * @param {boolean} [isFresh]
   */
  async type(selector, text, isFresh = true) {
    await this.click(selector);
    if (isFresh) await this.press("\uE009", "a");
    await this.give(selector, text);
  }

  /**
   * Types into the field that has the focus.
   * @param {string} selector
   * @param {string} text
   */
  async give(selector, text) {
    const element = await this.find(selector);
    await this.#request("POST", `${this.#path}/element/${element}/value`, { text });
  }

  /**
   * Chooses a value of a list, or of a field that the system shows a picker for.
   * @param {string} selector
   * @param {string} value
   */
  async choose(selector, value) {
    await this.until(() =>
      this.run(
        "return [...document.querySelectorAll(arguments[0])].some((one) => !one.options || [...one.options].some((option) => option.value === arguments[1]))",
        selector,
        value,
      ),
    );
    await this.run(
      `const list = document.querySelector(arguments[0]);
       list.focus();
       list.value = arguments[1];
       list.dispatchEvent(new Event("input", { bubbles: true }));
       list.dispatchEvent(new Event("change", { bubbles: true }));`,
      selector,
      value,
    );
  }

  /**
   * Presses keys in whatever has the focus.
   * @param {...string} keys
   */
  async press(...keys) {
    const actions = [
      ...keys.map((value) => ({ type: "keyDown", value })),
      ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
    ];
    const hands = [{ type: "key", id: "keys", actions }];
    await this.#request("POST", `${this.#path}/actions`, { actions: hands });
  }

  /**
   * What can be read in an element, without the marks around what was put into a sentence.
   * @param {string} selector
   */
  async text(selector) {
    const element = await this.find(selector);
    const text = await this.#request("GET", `${this.#path}/element/${element}/text`);
    return String(text).replace(/[\u2068\u2069]/g, "");
  }

  /**
   * Waits until an element can be read with `part` in it.
   * @param {string} selector
   * @param {string | RegExp} part
   * @param {number} [patience] milliseconds
   */
  async reads(selector, part, patience = PATIENCE) {
    let last = "";
    try {
      return await this.until(async () => {
        last = await this.text(selector);
        return (typeof part === "string" ? last.includes(part) : part.test(last)) && last;
      }, patience);
    } catch {
      throw new Error(`${selector} has no ${part}: ${last.slice(0, 400)}`);
    }
  }

  /**
   * @param {string} script
   * @param {...unknown} args
   */
  run(script, ...args) {
    return this.#request("POST", `${this.#path}/execute/sync`, { script, args });
  }

  /** Waits until all that is on its way is painted. */
  async rests() {
    await this.until(async () => (await this.run("return document.fonts.status === 'loaded'")) === true);
    await pause(400);
  }

  /**
   * A picture of the whole display, dialogs of the system with it. (The driver's own pictures of a WebKitGTK window
   * never come.)
   * @param {string} file
   */
  async shot(file) {
    await this.rests();
    this.#tool("import", ["-window", "root", file]);
  }

  /**
   * Answers the system's dialog for files with a path.
   * @param {string} path
   */
  async file(path) {
    const dialog = await this.until(async () => {
      const found = this.#tool("xdotool", ["search", "--onlyvisible", "--class", "risala-desktop"], true);
      const windows = found.split("\n").filter(Boolean);
      return windows.length > 1 ? windows : /** @type {const} */ (false);
    }, 20_000);
    const names = dialog.map((id) => ({ id, name: this.#tool("xdotool", ["getwindowname", id], true) }));
    const asked = names.find(({ name }) => !/risala|رسالة/i.test(name)) ?? names.at(-1);
    if (!asked) throw new Error("no dialog is open");
    this.#tool("xdotool", ["windowfocus", "--sync", asked.id]);
    await pause(400);
    // The first slash opens the line for a path, which takes a moment; a name that stands there is replaced.
    this.#tool("xdotool", ["key", "ctrl+a"]);
    this.#tool("xdotool", ["type", "/"]);
    await pause(1500);
    this.#tool("xdotool", ["type", "--delay", "25", path.slice(1)]);
    await pause(800);
    this.#tool("xdotool", ["key", "Return"]);
    await this.until(async () => {
      const left = this.#tool("xdotool", ["search", "--onlyvisible", "--class", "risala-desktop"], true);
      return left.split("\n").filter(Boolean).length < dialog.length;
    }, 10_000);
  }

  /**
   * Does something while the window is left, and comes back to it. Without a manager of windows the display itself gets the
   * keys meanwhile, with the pointer beside the window: the display must be wider than it.
   * @param {() => Promise<unknown>} work
   */
  async away(work) {
    const own = this.#tool("xdotool", ["search", "--onlyvisible", "--class", "risala-desktop"]).trim();
    const root = this.#tool("xdotool", ["search", "--maxdepth", "0", ""]).trim();
    this.#tool("xdotool", ["mousemove", String(this.#width - 1), "0"]);
    this.#tool("xdotool", ["windowfocus", root.split("\n")[0] ?? ""]);
    await this.until(async () => (await this.run("return document.hasFocus()")) === false, 5000);
    await work();
    this.#tool("xdotool", ["windowfocus", own.split("\n")[0] ?? ""]);
    await this.until(async () => (await this.run("return document.hasFocus()")) === true, 5000);
  }

  /**
   * @param {string} program
   * @param {string[]} given
   * @param {boolean} [mayFail]
   */
  #tool(program, given, mayFail = false) {
    const done = spawnSync(program, given, { env: this.#surroundings, encoding: "utf8" });
    if (done.status !== 0 && !mayFail) throw new Error(`${program} ${given.join(" ")}: ${done.stderr}`);
    return done.stdout ?? "";
  }

  /** Ids of the window's own program. */
  programs() {
    const driver = this.#processes.at(-1)?.pid ?? 0;
    const found = spawnSync("pgrep", ["-P", String(driver)], { encoding: "utf8" });
    return found.stdout.split("\n").filter(Boolean).map(Number);
  }

  async close() {
    this.#isClosed = true;
    if (this.#path) await this.#request("DELETE", this.#path).catch(() => {});
    // The window needs a moment to go before its driver does, or it stays behind.
    await pause(500);
    for (const { pid } of this.#processes.toReversed()) {
      try {
        if (pid) process.kill(-pid, "SIGTERM");
      } catch {
        // It is gone already.
      }
    }
    await pause(300);
  }
}

/** A port that nothing listens at. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}
