// A paragraph on the page and in the file: text nodes are text, chips are fields. Places in it are counted in the
// characters of the file.

/** The text of the file that `root` shows. */
export function read(root: Node): string {
  let text = "";
  for (const node of root.childNodes) {
    if (node instanceof HTMLElement && node.dataset.code !== undefined) text += node.dataset.code;
    else if (node instanceof HTMLBRElement) text += "\n";
    else if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? "";
    else {
      // Some webviews put a new line into an element of its own.
      if (node instanceof HTMLElement && node.tagName === "DIV" && text !== "" && !text.endsWith("\n"))
        text += "\n";
      text += read(node);
    }
  }
  return text;
}

function size(node: Node): number {
  if (node instanceof HTMLElement && node.dataset.code !== undefined) return node.dataset.code.length;
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue?.length ?? 0;
  return read(node).length + (node instanceof HTMLBRElement ? 1 : 0);
}

/** Where the caret stands in `root`; null when it stands elsewhere. */
export function caretIn(root: HTMLElement): number | null {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !root.contains(node)) return null;
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(node, selection.focusOffset);
  return read(before.cloneContents()).length;
}

/** Puts the caret at `place` in `root`. */
export function putCaret(root: HTMLElement, place: number): void {
  root.focus();
  const range = document.createRange();
  let left = place;
  range.selectNodeContents(root);
  range.collapse(false);
  for (const node of root.childNodes) {
    const length = size(node);
    if (left <= length && node.nodeType === Node.TEXT_NODE) {
      range.setStart(node, left);
      break;
    }
    if (left < length || (left === 0 && length > 0)) {
      range.setStartBefore(node);
      break;
    }
    left -= length;
  }
  range.collapse(true);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
