// The shell's side of what is done by hand and of the report, as the tests of the page need it.
import type {
  CopiesReport,
  CopyTask,
  DueEntry,
  EntryWish,
  FormsList,
  LetterRow,
  MarkEntry,
  MarkWish,
  ProblemEntry,
  RegisterEntry,
  TallyReport,
  TallyRow,
} from "../src/ipc/bindings";
import { untouched } from "../src/state/untouched";

type Lang = "ar" | "en";

/** What the calls of these commands bring. */
export interface FollowArguments {
  wish?: MarkWish & EntryWish;
  kind?: string;
  name?: string;
  again?: boolean;
  id?: number;
  official?: string;
}

/** What the tests set. */
export interface Follow {
  /** Nothing was done yet, and there is no store. */
  untouched?: boolean;
  /** Nobody is reached by a form. */
  formless?: boolean;
  /** Letters name somebody who gets a copy. */
  copies?: boolean;
  /** Entries of the register, and what is due. */
  register?: boolean;
}

const refuse = (code: string, message: string, rest: Partial<ProblemEntry> = {}) => {
  const place = { official: "", file: "", line: 0, field: "" };
  throw { problems: [{ severity: "error", code, message, hint: "", ...place, ...rest }] };
};

const DAY = "2026-11-20";
/** A transparent point. */
const POINT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const MAP =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 160"><rect width="360" height="160" fill="#f4f4f1"/><path d="M40 40h60v40h-60zM160 30h40v30h-40zM230 50h70v60h-70z" fill="#9fc9cf"/></svg>';

const count = (rows: TallyRow[], by: (row: TallyRow) => string) => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[by(row)] = (counts[by(row)] ?? 0) + 1;
  return counts;
};

/** The commands of the follow-up; `letters` are those of the campaign. */
export function follow(given: Follow, letters: LetterRow[], hostile = "") {
  let marks: MarkEntry[] = [];
  const fresh = (row: LetterRow): TallyRow => ({ ...untouched(row), campaign: "c1", wave: 1 });
  let rows: TallyRow[] = letters.map((row, i) => {
    const one = fresh(row);
    if (row.channel !== "email") return one;
    const mailed = (state: string, group: string) => ({ ...one, state, group, day: DAY, note: hostile });
    return i % 5 === 0
      ? mailed("refused", "failed")
      : i % 3 === 0
        ? mailed("queued", "waiting")
        : mailed("accepted", "done");
  });

  function report(out = ""): TallyReport {
    const sent = rows.filter((row) => row.group !== "left_out");
    return {
      schema: 1,
      out,
      rows: structuredClone(rows),
      groups: count(rows, (row) => row.group),
      states: count(rows, (row) => row.state),
      channels: count(rows, (row) => row.channel),
      countries: count(sent, (row) => row.country),
      outbox: {},
      marks: {},
      elsewhere: 0,
      superseded: {},
      map_svg: MAP,
      problems: [],
      elapsed_ms: 4,
    };
  }

  function mark(wish: MarkWish) {
    const had =
      !wish.copy_to &&
      rows.find(
        (row) =>
          wish.officials.includes(row.official) &&
          row.mark !== 0 &&
          (row.state === "failed") === (wish.done === "failed"),
      );
    if (had) refuse("hand.already", "This letter is marked already.", { official: had.official });
    const made = wish.officials.map(
      (official, i): MarkEntry => ({
        id: marks.length + i + 1,
        official,
        copy_to: wish.copy_to,
        campaign: "c1",
        wave: 1,
        reference: "",
        done: wish.done,
        day: wish.day,
        person: wish.person,
        note: wish.note,
        receipt: wish.receipt ? "ab" : "",
        at: `${DAY}T10:00:00Z`,
        actor: "lina",
        undone: "",
        stands: true,
      }),
    );
    marks = [...marks, ...made];
    window.kept = wish;
    if (wish.copy_to) {
      tick(wish, made);
      return { schema: 1, marks: made };
    }
    rows = rows.map((row) => {
      const said = made.find((one) => one.official === row.official);
      if (!said) return row;
      const { day, person, note, id } = said;
      const group = said.done === "failed" ? "failed" : "done";
      return {
        ...row,
        state: said.done,
        group,
        day,
        person,
        note,
        mark: id,
        has_receipt: said.receipt !== "",
      };
    });
    return { schema: 1, marks: made };
  }

  let tasks: CopyTask[] = given.copies
    ? letters.slice(1, 9).map((row, i) => ({
        official: row.official,
        reference: row.reference,
        copy_to: letters[0]?.official ?? "",
        title_ar: "رئيسة لجنة الاتصالات",
        title_en: hostile || "Chair of the committee on communications",
        channel: "post",
        state: i < 5 ? "open" : "waiting",
        mark: 0,
        pdf: "",
        stem: "",
      }))
    : [];
  const isHere = (task: CopyTask, wish: MarkWish) =>
    task.copy_to === wish.copy_to && wish.officials.includes(task.official);
  function tick(wish: MarkWish, made: MarkEntry[]) {
    const mark = (task: CopyTask) => made.find((one) => one.official === task.official)?.id ?? 0;
    tasks = tasks.map((task) =>
      isHere(task, wish) ? { ...task, state: wish.done, mark: mark(task) } : task,
    );
  }
  function copies(files: string[] = []): CopiesReport {
    const open = tasks.filter((task) => task.state === "open").length;
    return { schema: 1, copies: structuredClone(tasks), open, files, problems: [] };
  }

  function forms(): FormsList {
    const tasks = rows
      .filter((row) => row.channel === "form")
      .map((row, i) => ({
        official: row.official,
        name_ar: row.name_ar,
        name_en: row.name_en,
        country: row.country,
        reference: row.reference,
        address: `https://www.parliament.example/contact?member=${i + 1}`,
        texts: [
          {
            language: "en",
            subject: "Lifting the remaining restrictions",
            body: `Excellency,\n\nWe write to you on behalf of the Syrian Computer Society.\n\n${hostile}Yours faithfully,\nSalma Halabi`,
            characters: 92,
          },
          {
            language: "ar",
            subject: "رفع القيود المتبقية",
            body: "معالي الوزيرة،\n\nنتوجه إلى معاليكم باسم الجمعية العلمية السورية للمعلوماتية.\n\nمع فائق التقدير،\nسلمى الحلبي",
            characters: 88,
          },
        ],
        state: row.state,
        mark: row.mark,
      }));
    if (tasks.length === 0) refuse("hand.no_form", "Nobody is reached by a web form.");
    const filled = tasks.filter((task) => task.state === "filled").length;
    return { schema: 1, forms: tasks, filled, skipped: [], problems: [] };
  }

  const entry = (id: number, rest: Partial<RegisterEntry>): RegisterEntry => ({
    id,
    direction: "in",
    number: `${id}/2026`,
    kind: "reply",
    campaign: "c1",
    official: "sweden",
    day: DAY,
    reference: "",
    subject: "Answer of the ministry",
    note: "",
    stance: "",
    follow_up: "",
    scan: "",
    at: `${DAY}T10:00:00Z`,
    actor: "lina",
    void: "",
    ...rest,
  });
  let entries: RegisterEntry[] = given.register
    ? [
        entry(1, { direction: "out", kind: "letter", subject: "The appeal", official: "nigeria" }),
        entry(2, { stance: "agreed", subject: hostile || "Answer of the ministry", reference: "UD2026/118" }),
        entry(3, {
          direction: "in",
          kind: "visit",
          official: "us-hale",
          subject: "Visit of the staff",
          void: `${DAY}T12:00:00Z`,
        }),
      ]
    : [];
  let due: DueEntry[] = given.register
    ? [
        { ...named("sweden"), action: "thanks", due: DAY, stance: "agreed", about: "Answer of the ministry" },
        { ...named("nigeria"), action: "reminder", due: DAY, stance: "", about: "The appeal" },
      ]
    : [];
  function named(official: string) {
    const row = letters.find((one) => one.official === official);
    return {
      official,
      name_ar: row?.name_ar ?? "",
      name_en: row?.name_en ?? "",
      country: row?.country ?? "",
    };
  }
  function add(wish: EntryWish): RegisterEntry {
    if (!letters.some((one) => one.official === wish.official))
      refuse("command.unknown_official", `There is no official “${wish.official}”.`);
    const made = entry(entries.length + 1, {
      ...wish,
      stance: wish.stance ?? "",
      scan: wish.scan ? "ab" : "",
    });
    entries = [...entries, made];
    due = due.filter((one) => one.official !== wish.official);
    window.kept = wish;
    return made;
  }

  if (given.formless) rows = rows.filter((row) => row.channel !== "form");
  const commands: Record<string, (lang: Lang, args: FollowArguments) => unknown> = {
    tally: () =>
      given.untouched && marks.length === 0
        ? refuse("report.empty", "There is nothing to report yet.")
        : report(),
    write_report: (_, { name = "", kind = "" }) => report(`/home/lina/${name}.${kind}`),
    choose_receipt: () => "post-office-slip.jpg",
    mark_letters: (_, { wish }) => wish && mark(wish),
    undo_mark: (_, { id = 0 }) => {
      const undone = marks.find((one) => one.id === id);
      tasks = tasks.map((task) => (task.mark === id ? { ...task, state: "open", mark: 0 } : task));
      rows = rows.map((row) => {
        const letter = letters.find((one) => one.official === row.official);
        return row.mark === id && letter ? fresh(letter) : row;
      });
      return { ...undone, undone: `${DAY}T11:00:00Z`, stands: false };
    },
    mark_receipt: () => ({ media_type: "image/png", base64: POINT }),
    register: () => ({ schema: 1, entries }),
    due: () => ({ schema: 1, today: DAY, due }),
    choose_scan: () => "answer.pdf",
    add_entry: (_, { wish }) => wish && add(wish),
    void_entry: (_, { id = 0 }) => {
      entries = entries.map((one) => (one.id === id ? { ...one, void: `${DAY}T12:00:00Z` } : one));
      return entries.find((one) => one.id === id);
    },
    forms: () => forms(),
    list_copies: () => copies(),
    write_copies: (_, { name = "", again = false }) => {
      if (!again && name.includes("there")) refuse("file.exists", "There is a file of this name.");
      return copies([`copies-${letters[0]?.official}.pdf`]);
    },
    open_copies: (_, { name = "" }) => {
      window.kept = name;
      return null;
    },
    open_form: (_, { official = "" }) => {
      window.kept = official;
      return null;
    },
  };
  return commands;
}
