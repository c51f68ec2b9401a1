// Pictures of the real window: `npm run shot -- CAMPAIGN FOLDER` writes window-en.png and window-ar.png.
// The window is driven through WebKitWebDriver under a virtual display; Linux only.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PORT = 4717;
const PATIENCE = 60_000;
const root = fileURLToPath(new URL("../..", import.meta.url));
const binary = join(root, "target/debug/risala-desktop");

/**
 * One request to the driver; what it refuses is thrown.
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function request(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
  return value;
}

/**
 * Asks until there is an answer.
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function until(ask) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (refusal) {
      if (Date.now() > end) throw refusal;
      await pause(100);
    }
  }
}

/**
 * A picture of the window with `campaign` open in `lang`.
 * @param {string} campaign
 * @param {string} lang
 */
async function picture(campaign, lang) {
  const data = await mkdtemp(join(tmpdir(), "risala-shot-"));
  const driver = spawn(
    "xvfb-run",
    [
      "-a",
      "-s",
      "-screen 0 1280x820x24 -nolisten tcp",
      "WebKitWebDriver",
      `--port=${PORT}`,
      "--host=127.0.0.1",
    ],
    {
      stdio: "ignore",
      detached: true,
      env: {
        ...process.env,
        TAURI_WEBVIEW_AUTOMATION: "true",
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
        RISALA_DATA: data,
        XDG_DATA_HOME: data,
        XDG_CACHE_HOME: data,
      },
    },
  );
  try {
    const options = { binary, args: [campaign, "--lang", lang] };
    const wish = { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } };
    const { sessionId } = await until(() => request("POST", "/session", wish));
    const path = `/session/${sessionId}`;
    await until(() => request("POST", `${path}/element`, { using: "css selector", value: ".thumb img" }));
    await until(async () => {
      const script = "return document.fonts.status === 'loaded'";
      if (!(await request("POST", `${path}/execute/sync`, { script, args: [] })))
        throw new Error("not painted yet");
    });
    await pause(500);
    const png = Buffer.from(await request("GET", `${path}/screenshot`), "base64");
    await request("DELETE", path);
    await pause(500);
    return png;
  } finally {
    if (driver.pid) process.kill(-driver.pid, "SIGTERM");
    await pause(500);
    await rm(data, { recursive: true, force: true });
  }
}

const [campaign, folder] = process.argv.slice(2);
if (!campaign || !folder) {
  console.error("usage: npm run shot -- CAMPAIGN FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const lang of ["en", "ar"]) {
  const file = resolve(folder, `window-${lang}.png`);
  await writeFile(file, await picture(resolve(campaign), lang));
  console.log(file);
}
