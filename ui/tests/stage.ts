// A stage for the built page: a server that sends the window's own content security policy, a headless
// Chromium, and the mocked shell put in before the page's own code runs.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build } from "vite";
import type {} from "./mock";

/** What the mocked shell is told: see mock.ts. */
export type Scenario = NonNullable<Window["scenario"]>;

/** A page on the stage, and what it complained of. */
export interface Scene {
  page: Page;
  complaints: string[];
}

const UI = fileURLToPath(new URL("..", import.meta.url));
// Debian's Chromium; another one is named by CHROMIUM.
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

async function mockScript(): Promise<string> {
  const made = await build({
    root: UI,
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry: join(UI, "tests/mock.ts"), formats: ["iife"], name: "mock" } },
  });
  const [bundle] = [made].flat();
  if (!bundle || !("output" in bundle)) throw new Error("the mock was not built");
  return bundle.output[0].code;
}

async function serve(): Promise<{ server: Server; url: string }> {
  const config = JSON.parse(await readFile(join(UI, "../src-tauri/tauri.conf.json"), "utf8"));
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    try {
      const body = await readFile(join(UI, "dist", path === "/" ? "index.html" : path));
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "text/html; charset=utf-8");
      response.setHeader("Content-Security-Policy", config.app.security.csp);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the server has no port");
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

/** The stage: `open` a page on it, `close` it at the end. */
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

  async function open(scenario: Scenario, options: BrowserContextOptions = {}): Promise<Scene> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 820 },
      locale: "en-US",
      ...options,
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.text().includes("Content Security Policy"))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.addInitScript(`window.scenario = ${JSON.stringify(scenario)};\n${mock}`);
    await page.goto(url);
    return { page, complaints };
  }

  async function close(): Promise<void> {
    await browser.close();
    server.close();
  }
  return { open, close };
}
