// A stage for the built page: a server that sends the window's own content security policy, a headless
// Chromium, and the mocked shell put in before the page's own code runs.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";

const ui = fileURLToPath(new URL("..", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};
// Debian's Chromium; another one is named by CHROMIUM.
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

async function mockScript() {
  const made = await build({
    root: ui,
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry: join(ui, "tests/mock.ts"), formats: ["iife"], name: "mock" } },
  });
  const [bundle] = [made].flat();
  if (!bundle || !("output" in bundle)) throw new Error("the mock was not built");
  return bundle.output[0].code;
}

async function serve() {
  const config = JSON.parse(await readFile(join(ui, "../src-tauri/tauri.conf.json"), "utf8"));
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = join(ui, "dist", path === "/" ? "index.html" : path);
    try {
      const body = await readFile(file);
      response.setHeader(
        "Content-Type",
        TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? "text/plain",
      );
      response.setHeader("Content-Security-Policy", config.app.security.csp);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(null)));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the server has no port");
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

/** Opens the stage; `close` takes it down. */
export async function openStage() {
  const [mock, { server, url }] = await Promise.all([mockScript(), serve()]);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

  /**
   * A page with the mocked shell.
   * @param {object} scenario what the mock is told
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  async function open(scenario, options = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 820 },
      locale: "en-US",
      ...options,
    });
    const page = await context.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error" || /Content Security Policy/.test(message.text()))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.addInitScript(`window.scenario = ${JSON.stringify(scenario)};\n${mock}`);
    await page.goto(url);
    return { page, complaints };
  }

  async function close() {
    await browser.close();
    server.close();
  }
  return { open, close };
}
