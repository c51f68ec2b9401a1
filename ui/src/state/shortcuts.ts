// The keyboard, in one place.

/** What a shortcut does. */
export type Act =
  | "open"
  | "again"
  | "search"
  | "next"
  | "previous"
  | "problem"
  | "problem-back"
  | "region"
  | "undo"
  | "redo"
  | "field"
  | "settings"
  | "print"
  | `step-${number}`;

const MAC = /Mac/.test(navigator.platform);

/** The act of a key press, if it is one of ours. */
export function actOf(event: KeyboardEvent, isMac = MAC): Act | null {
  const command = isMac ? event.metaKey : event.ctrlKey;
  if (command && event.code === "KeyO") return "open";
  if ((command && event.code === "KeyR") || event.key === "F5") return "again";
  if (command && event.code === "Comma") return "settings";
  if (command && event.code === "KeyP") return "print";
  if (command && event.code === "KeyJ") return "field";
  if (command && event.code === "KeyZ") return event.shiftKey ? "redo" : "undo";
  if (command && /^Digit[1-9]$/.test(event.code)) return `step-${Number(event.code.slice(5))}`;
  if (event.altKey && event.key === "ArrowDown") return "next";
  if (event.altKey && event.key === "ArrowUp") return "previous";
  if (event.key === "F8") return event.shiftKey ? "problem-back" : "problem";
  if (event.key === "F6") return "region";
  if (event.key === "/" && !isTyping(event.target)) return "search";
  return null;
}

/** How a shortcut is written on its button. */
export function keysOf(act: "open" | "again", isMac = MAC): string[] {
  return [isMac ? "⌘" : "Ctrl", act === "open" ? "O" : "R"];
}

/** Whether keys write into `target`. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
