// The officials of the mocked shell: those of the campaign, and those of the directory, in memory.
import type {
  LetterRow,
  ListPreview,
  OfficialCard,
  OfficialRow,
  OfficialsPage,
  OfficialsQuery,
} from "../src/ipc/bindings";
import { form } from "./mock-files";
import { HOSTILE, problem } from "./mock-words";

type Person = Omit<LetterRow, "reference" | "template">;

function person(official: string, country: string, channel: string, rest: Partial<Person>): Person {
  const nothing = { name_en: "", name_ar: "", title_en: "", title_ar: "", languages: ["ar", "en"], pages: 2 };
  return { official, country, channel, ...nothing, ...rest };
}

const people = [
  person("sweden", "SE", "email", {
    name_en: "Nora Lindqvist",
    name_ar: "نورا ليندكفيست",
    title_en: "Minister for Digital Affairs",
    title_ar: "وزيرة الشؤون الرقمية",
  }),
  person("nigeria", "NG", "email", {
    name_en: "Daniel Okafor",
    name_ar: "دانيال أوكافور",
    title_en: "Minister of Communications",
    title_ar: "وزير الاتصالات",
  }),
  person("spain", "ES", "email", {
    name_en: "Lucía Ferrer",
    name_ar: "لوثيا فيرير",
    title_en: "Secretary of State for Trade",
    title_ar: "وزيرة الدولة للتجارة",
  }),
  person("us-hale", "US", "post", {
    name_en: "Margaret Hale",
    title_en: "Member, Committee on Foreign Affairs",
    languages: ["en"],
    pages: 1,
  }),
  person("netherlands", "NL", "form", {
    name_en: "Robin Achterberg",
    name_ar: "روبن أختربرغ",
    title_en: "Head of Unit, Sanctions Policy",
    title_ar: "رئاسة وحدة سياسة العقوبات",
  }),
  person("jordan", "JO", "hand", {
    name_ar: "هالة العمري",
    title_ar: "مديرة التعاون الدولي",
    languages: ["ar"],
  }),
  person("uk", "GB", "post", {
    name_en: "The Rt Hon. the Baroness Featherstonehaugh-Cholmondeley of Upper Wensleydale",
    name_ar: "البارونة فذرستونهو",
    title_en: "Chair, Joint Committee on Trade, Technology and Telecommunications",
    title_ar: "رئيسة اللجنة المشتركة للتجارة والتقانة والاتصالات",
  }),
];

export function letters(count: number): LetterRow[] {
  const rounds = Math.ceil(count / people.length);
  return Array.from({ length: rounds }, (_, round) =>
    people.map((one) => ({ ...one, official: round === 0 ? one.official : `${one.official}-${round}` })),
  )
    .flat()
    .slice(0, count)
    .map((one, i) => ({
      ...one,
      channel: window.scenario?.paperless ? "email" : one.channel,
      reference: `SCS/2026/${String(i + 1).padStart(4, "0")}`,
      template: "official",
    }));
}

/** Officials of the directory, in memory. */
const known: OfficialRow[] = Array.from({ length: window.scenario?.officials ?? 24 }, (_, i) => {
  const one = people[i % people.length];
  const round = Math.floor(i / people.length);
  return {
    id: `${one?.official}${round === 0 ? "" : `-${round}`}`,
    name_ar: one?.name_ar ?? "",
    name_en: window.scenario?.hostile && i === 0 ? HOSTILE : (one?.name_en ?? ""),
    title_ar: one?.title_ar ?? "",
    title_en: one?.title_en ?? "",
    country: one?.country ?? "",
    channel: one?.channel ?? "",
    gender: "female",
    tags: i % 3 === 0 ? ["trade", "decides"] : [],
    opt_out: i === 4 ? "2026-06-03" : "",
    due: i === 2,
  };
});
const cells = new Map<string, Record<string, string>>();
let undone: (() => void) | null = null;

/** Takes the last edit back. */
export const undo = () => undone?.();

function counted(rows: OfficialRow[], column: "country" | "channel"): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column]] = (counts[row[column]] ?? 0) + 1;
  return counts;
}

export function officials(lang: "ar" | "en", query: OfficialsQuery): OfficialsPage {
  if (query.filter.includes("colour:"))
    throw { problems: [problem(lang, "filter", { code: "filter.unknown_key" })] };
  const expanded = query.filter.replace(
    /selection:(\S+)/g,
    (_, name) => form.values[`selections.${name}`] ?? "",
  );
  const terms = expanded.split(/\s+/).filter((term) => term !== "");
  const words = query.words.toLowerCase();
  const found = known.filter(
    (row) =>
      terms.every((term) =>
        [
          `country:${row.country}`,
          `channel:${row.channel}`,
          `id:${row.id}`,
          ...row.tags.map((tag) => `tag:${tag}`),
        ].includes(term),
      ) && `${row.name_en}\n${row.name_ar}`.toLowerCase().includes(words),
  );
  if (query.sort === "name_en") found.sort((a, b) => (a.name_en < b.name_en ? -1 : 1));
  if (query.descending) found.reverse();
  return {
    schema: 1,
    all: known.length,
    found: found.length,
    opted_out: found.filter((row) => row.opt_out !== "").length,
    start: query.start,
    rows: structuredClone(found.slice(query.start, query.start + query.count)),
    counts: { country: counted(found, "country"), channel: counted(found, "channel"), language: {} },
  };
}

function cellsOf(id: string): Record<string, string> {
  const row = known.find((one) => one.id === id);
  if (!row) throw { problems: [] };
  const { tags, due: _, ...rest } = row;
  const mine = cells.get(id) ?? {
    ...rest,
    tags: tags.join(";"),
    email: `${id}@example.org`,
    source: "https://example.org/ministers",
    verified_on: "2026-11-12",
    address1: "Birch Lane 4",
    address2: "111 22 Sampleholm",
  };
  cells.set(id, mine);
  return mine;
}

export function card(id: string): OfficialCard {
  const edit = {
    edit: 1,
    at: "2026-11-12T10:00:00Z",
    by: "lina",
    kind: "import",
    about: "officials.xlsx",
    undoes: 0,
    officials: 24,
  };
  const changed = [{ column: "title_en", before: "Deputy Minister", after: "Minister" }];
  return {
    schema: 1,
    known: {
      schema: 1,
      official: Object.fromEntries(Object.entries(cellsOf(id)).filter(([, cell]) => cell !== "")),
      offices: [],
      holders: [],
      addresses: [],
      history: [
        { edit: { ...edit, edit: 2, kind: "edit", about: "" }, what: "changed", cells: changed },
        { edit, what: "added", cells: [] },
      ],
      problems: [],
    },
    addressed: [
      {
        lang: "ar",
        address_line: "معالي السيدة نورا ليندكفيست المحترمة",
        salutation: "معالي الوزيرة",
        missing: "",
      },
      { lang: "en", address_line: "Her Excellency Ms Nora Lindqvist", salutation: "Excellency", missing: "" },
    ],
  };
}

export function edit(id: string, said: string[], optOut: string | null) {
  const mine = cellsOf(id);
  const before = { ...mine };
  const row = known.find((one) => one.id === id);
  const rowBefore = row && { ...row };
  undone = () => {
    cells.set(id, before);
    if (row && rowBefore) Object.assign(row, rowBefore);
  };
  const changed = said.map((cell) => {
    const [column = "", ...rest] = cell.split("=");
    const after = rest.join("=");
    const change = { column, before: mine[column] ?? "", after };
    mine[column] = after;
    if (row && column in row) Object.assign(row, { [column]: after });
    return change;
  });
  if (optOut !== null) {
    changed.push({ column: "opt_out", before: mine.opt_out ?? "", after: optOut });
    mine.opt_out = optOut;
    if (row) row.opt_out = optOut;
  }
  return { schema: 1, changed: { official: id, cells: changed }, problems: [] };
}

export function list(map: string[]): ListPreview {
  const said = Object.fromEntries(map.map((one) => one.split("=")));
  const column = (heading: string, guess: string, how: string) => ({
    heading,
    column: said[heading] ?? guess,
    how: said[heading] === "-" ? "left-out" : said[heading] ? "said" : how,
  });
  return {
    schema: 1,
    file: "officials.xlsx",
    edit: 0,
    rows: 300,
    columns: [
      column("Full name", "name_en", "heading"),
      column("الاسم", "name_ar", "heading"),
      column("Country", "country", "name"),
      column("Party", "Party", "own"),
    ],
    new: 296,
    differing: 1,
    differences: [
      { official: "spain", cells: [{ column: "title_en", before: "Secretary of State", after: "Minister" }] },
    ],
    unchanged: 2,
    opted_out: 0,
    absent: ["sweden"],
    changed: 2,
    changes: [
      { row: 4, column: "country", from: "Syrian Arab Republic", to: "SY" },
      { row: 9, column: "gender", from: "أنثى", to: "female" },
    ],
    not_taken: [{ row: 17, reason: "The row has no name." }],
    problems: [],
  };
}
