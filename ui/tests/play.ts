// What the tests of the page share: a fresh page for each scene, and what is looked at on it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openStage, type Scenario } from "./stage";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
export const LANGS = ["en", "ar"] as const;
type Option = Parameters<Awaited<ReturnType<typeof openStage>>["open"]>[1];

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Plays `scene` on a fresh page; the page may complain of nothing. */
export async function play(scenario: Scenario, scene: (page: Page) => Promise<void>, options: Option = {}) {
  const { page, complaints } = await stage.open(scenario, options);
  await page.waitForSelector("h1");
  await scene(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** What axe finds wrong with the page as it stands. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: typeof import("axe-core") }).axe;
    const { violations } = await axe.run();
    return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(" | ")}`);
  });
}

export const chosen = (page: Page) => page.locator("[role=option][aria-selected=true]").first();
export const shownFor = (page: Page) => page.locator(".desk img").first().getAttribute("alt");
export const step = (page: Page, number: number) => page.keyboard.press(`Control+${number}`);
/** Text without the isolates that Fluent puts around what it fills in. */
export const body = async (page: Page, selector: string) =>
  (await page.locator(selector).first().textContent())?.replace(/[\u2066-\u2069]/g, "");
/** A name, whatever isolates stand in it. */
export const named = (name: string) =>
  new RegExp([...name].map((c) => c.replace(/[.*+?^${}()|[\]\\]/, "\\$&")).join("[\u2066-\u2069]*"));
export const calls = (page: Page, command: string) =>
  page.evaluate((name) => window.calls?.filter((call) => call === name).length ?? 0, command);
