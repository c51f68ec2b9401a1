// A letter that nothing was done with yet.
import type { LetterRow, TallyRow } from "../ipc/bindings";

/** The row of a letter with which nothing was done yet. */
export const untouched = (row: LetterRow): TallyRow => ({
  campaign: "",
  wave: 0,
  official: row.official,
  name_ar: row.name_ar,
  name_en: row.name_en,
  country: row.country,
  channel: row.channel,
  state: "open",
  group: "open",
  day: "",
  reference: row.reference,
  person: "",
  note: "",
  mark: 0,
  has_receipt: false,
});
