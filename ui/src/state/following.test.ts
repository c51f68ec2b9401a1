import { expect, test } from "vitest";
import type { TallyRow } from "../ipc";
import { cross, isMarkable, today, usualFor } from "./following.svelte";
import { entryFor } from "./register.svelte";

const row = (rest: Partial<TallyRow>) =>
  ({ state: "open", group: "open", channel: "post", mark: 0, ...rest }) as TallyRow;

test.each([
  [row({}), true],
  [row({ state: "posted", group: "done", mark: 3 }), true],
  [row({ state: "failed", group: "failed", mark: 4 }), true],
  [row({ state: "accepted", group: "done", channel: "email" }), false],
  [row({ state: "refused", group: "failed", channel: "email" }), true],
  [row({ state: "queued", group: "waiting", channel: "email" }), false],
  [row({ state: "opted_out", group: "left_out" }), false],
  [row({ state: "elsewhere", group: "done" }), false],
])("whether a person can mark it: %#", (one, expected) => expect(isMarkable(one)).toBe(expected));

test("what is usually done follows the channel", () => {
  expect(["post", "hand", "form", "email", ""].map(usualFor)).toEqual([
    "posted",
    "handed",
    "filled",
    "posted",
    "posted",
  ]);
});

test("counts by two columns add up", () => {
  const rows = [row({}), row({}), row({ channel: "hand", group: "done" })];
  const counts = cross(rows, (one) => one.channel);
  expect([...counts].map(([name, line]) => [name, Object.fromEntries(line)])).toEqual([
    ["post", { open: 2 }],
    ["hand", { done: 1 }],
  ]);
});

test("today is the day of this place, not of Greenwich", () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});

test.each([
  ["thanks", { direction: "out", kind: "thanks" }],
  ["reminder", { direction: "out", kind: "reminder" }],
  ["answer", { direction: "in", kind: "reply" }],
  ["follow_up", { direction: "out", kind: "letter" }],
])("what is due as %s begins as %j", (action, entry) => expect(entryFor(action)).toEqual(entry));
