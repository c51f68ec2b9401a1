// Which letters a person should look at first.
import type { LetterRow, ProblemEntry } from "../ipc";

/** Why a letter stands out. */
export type Why = "refused" | "error" | "warning" | "pages" | "name" | "";

/** A letter with what makes it odd; the larger, the odder. */
export interface Odd {
  row: LetterRow;
  why: Why;
  score: number;
}

/** The number of pages most letters have. */
export function usualPages(rows: LetterRow[]): number {
  const counts = new Map<number, number>();
  for (const { pages } of rows) if (pages > 0) counts.set(pages, (counts.get(pages) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1;
}

/** Names so long that an address line may break: longer than nine of ten others, and than any usual line. */
export function longName(rows: LetterRow[]): number {
  const lengths = rows.map(nameLength).sort((a, b) => a - b);
  return Math.max(32, lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0);
}

/** Every letter with what makes it odd. */
export function odd(rows: LetterRow[], problems: ProblemEntry[]): Odd[] {
  const worst = new Map<string, "error" | "warning">();
  for (const { official, severity } of problems) {
    if (official && worst.get(official) !== "error")
      worst.set(official, severity === "error" ? "error" : "warning");
  }
  const usual = usualPages(rows);
  const long = longName(rows);
  return rows.map((row) => {
    const trouble = worst.get(row.official);
    if (row.pages === 0) return { row, why: "refused", score: 5000 };
    if (trouble === "error") return { row, why: "error", score: 4000 };
    if (trouble === "warning") return { row, why: "warning", score: 3000 };
    if (row.pages !== usual) return { row, why: "pages", score: 2000 + Math.abs(row.pages - usual) };
    if (nameLength(row) > long) return { row, why: "name", score: 1000 + nameLength(row) };
    return { row, why: "", score: 0 };
  });
}

function nameLength(row: LetterRow): number {
  return Math.max(row.name_ar.length, row.name_en.length);
}
