import { describe, expect, test } from "vitest";
import type { LetterRow, Reply } from "../ipc";
import { isOffered, sumOf } from "./printing.svelte";
import { isDue, kindOf } from "./replies.svelte";

const row = (channel: string, pages: number) => ({ channel, pages }) as LetterRow;
const reply = (rest: Partial<Reply>) => ({ kind: "answer", wish: "", address_state: "", ...rest }) as Reply;

describe("letters for the post", () => {
  test.each([
    ["paper", ["post", "hand"]],
    ["post", ["post"]],
    ["hand", ["hand"]],
    ["all", ["email", "post", "form", "hand", "none"]],
  ] as const)("%s takes %j", (whose, taken) => {
    const channels = ["email", "post", "form", "hand", "none"];
    expect(channels.filter((channel) => isOffered(row(channel, 1), whose))).toEqual(taken);
  });

  test("each letter begins on a sheet of its own", () => {
    const rows = [row("post", 1), row("post", 2), row("hand", 3)];
    expect(sumOf(rows, "duplex")).toEqual({ letters: 3, pages: 6, sheets: 4 });
    expect(sumOf(rows, "simplex")).toEqual({ letters: 3, pages: 6, sheets: 6 });
    expect(sumOf([], "duplex")).toEqual({ letters: 0, pages: 0, sheets: 0 });
  });
});

describe("what came back", () => {
  test("a kind that is not known is an answer, which a person reads", () => {
    expect([kindOf(reply({ kind: "opt-out" })), kindOf(reply({ kind: "new" }))]).toEqual([
      "opt-out",
      "answer",
    ]);
  });

  test.each([
    [{ kind: "opt-out", wish: "offered" }, true],
    [{ kind: "opt-out", wish: "confirmed" }, false],
    [{ kind: "failed", address_state: "bounced" }, true],
    [{ kind: "failed", address_state: "delayed" }, false],
    [{ kind: "answer" }, false],
  ] as const)("%j needs a person: %s", (rest, due) => expect(isDue(reply(rest))).toBe(due));
});
