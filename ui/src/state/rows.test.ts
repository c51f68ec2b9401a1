import { expect, test } from "vitest";
import { rowsInSight, scrollFor } from "./rows";

test.each([
  [0, 76, 0, 600],
  [3, 76, 0, 600],
  [24, 76, 0, 600],
  [24, 76, 1200, 600],
  [10_000, 76, 380_000, 600],
  [5, 76, 99_999, 600],
])("of %i rows of %i px at %i, those in a view of %i px are drawn", (count, height, top, view) => {
  const { start, end } = rowsInSight(count, height, top, view);
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeLessThanOrEqual(count);
  expect(end - start).toBeLessThan(40);
  for (let row = 0; row < count; row += 1) {
    const isInSight = row * height < top + view && (row + 1) * height > top;
    if (isInSight) expect(row >= start && row < end).toBe(true);
  }
});

test.each([
  ["above", 2, 500, 152],
  ["in sight", 8, 500, 500],
  ["below", 20, 500, 996],
])("a row %s is scrolled to", (_, index, top, expected) => {
  expect(scrollFor(index, 76, top, 600)).toBe(expected);
});
