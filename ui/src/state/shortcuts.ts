// The keyboard, in one place.

/** What a shortcut does. */
export type Act = "open" | "again" | "search" | "next" | "previous" | "problem" | "problem-back" | "region";

const MAC = /Mac/.test(navigator.platform);

/** The act of a key press, if it is one of ours. */
export function actOf(event: KeyboardEvent, isMac = MAC): Act | null {
  const command = isMac ? event.metaKey : event.ctrlKey;
  if (command && event.code === "KeyO") return "open";
  if ((command && event.code === "KeyR") || event.key === "F5") return "again";
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

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
