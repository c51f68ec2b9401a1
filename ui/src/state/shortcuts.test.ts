import { expect, test } from "vitest";
import { actOf, keysOf } from "./shortcuts";

class Nothing {}
Object.assign(globalThis, { HTMLInputElement: Nothing, HTMLTextAreaElement: Nothing, HTMLElement: class {} });

function press(rest: Partial<KeyboardEvent>): KeyboardEvent {
  const none = {
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    key: "",
    code: "",
    target: null,
  };
  return { ...none, ...rest } as KeyboardEvent;
}

test.each([
  [press({ code: "KeyO", ctrlKey: true }), "open"],
  // On an Arabic keyboard the same key writes another letter.
  [press({ code: "KeyO", key: "خ", ctrlKey: true }), "open"],
  [press({ code: "KeyO" }), null],
  [press({ key: "F5" }), "again"],
  [press({ key: "ArrowDown", altKey: true }), "next"],
  [press({ key: "ArrowDown" }), null],
  [press({ key: "F8", shiftKey: true }), "problem-back"],
  [press({ key: "F6" }), "region"],
  [press({ code: "KeyZ", key: "ئ", ctrlKey: true }), "undo"],
  [press({ code: "KeyZ", ctrlKey: true, shiftKey: true }), "redo"],
  [press({ code: "Digit3", key: "٣", ctrlKey: true }), "step-3"],
  [press({ code: "Comma", ctrlKey: true }), "settings"],
  [press({ code: "KeyP", key: "ح", ctrlKey: true }), "print"],
  [press({ key: "/" }), "search"],
  [press({ key: "/", target: new Nothing() as EventTarget }), null],
])("press %#", (event, act) => expect(actOf(event, false)).toBe(act));

test("⌘ on macOS", () => {
  expect(actOf(press({ code: "KeyO", metaKey: true }), true)).toBe("open");
  expect(actOf(press({ code: "KeyO", ctrlKey: true }), true)).toBeNull();
  expect(keysOf("open", true)).toEqual(["⌘", "O"]);
});
