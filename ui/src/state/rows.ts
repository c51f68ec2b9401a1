// Which rows of a long list are drawn: rows have one height, so their places are arithmetic.

/** The rows [start, end) to draw for a list scrolled to `top`. */
export function rowsInSight(
  count: number,
  height: number,
  top: number,
  view: number,
  spare = 6,
): { start: number; end: number } {
  const start = Math.max(0, Math.min(count, Math.floor(top / height)) - spare);
  const end = Math.min(count, Math.ceil((top + view) / height) + spare);
  return { start, end: Math.max(start, end) };
}

/** Where a list must be scrolled to for row `index` to be wholly in sight, moving as little as possible. */
export function scrollFor(index: number, height: number, top: number, view: number): number {
  const above = index * height;
  if (above < top) return above;
  return Math.max(top, above + height - view);
}
