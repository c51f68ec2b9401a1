import { expect, test } from "vitest";
import { counted } from "./counted";

test.each([
  ["482", 482],
  ["٤٨٢", 482],
  ["۴۸۲", 482],
  [" 1,482 ", 1482],
  ["١٬٤٨٢", 1482],
  ["", Number.NaN],
  ["482 letters", Number.NaN],
  ["4.82", Number.NaN],
  ["-1", Number.NaN],
])("%s is %d", (typed, expected) => expect(counted(typed)).toBe(expected));
