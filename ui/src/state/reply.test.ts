import { expect, test } from "vitest";
import { words } from "../messages/words.svelte";
import { said } from "./reply";

test.each([
  [250, "250 2.0.0 taken", "250 2.0.0 taken", true],
  [451, "4.2.0 Greylisted", "451 4.2.0 Greylisted", true],
  [0, "mail.closed at answer", "No answer came", false],
  [0, "found by a person", "Found by you", false],
  [0, "", "", true],
])("%s %s is said as %s", (code, text, expected, isServers) => {
  words.lang = "en";
  expect(said({ code, text })).toEqual({ text: expected, isServers });
});
