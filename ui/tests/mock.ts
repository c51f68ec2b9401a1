// The shell as the tests of the window's page need it: a small campaign, pages drawn on a canvas.
import { mockIPC } from "@tauri-apps/api/mocks";
import type {
  CampaignForm,
  CampaignView,
  ConsentReport,
  FormChange,
  OfficialsQuery,
  PageChoice,
  PagePicture,
  PartDraft,
  Preferences,
  Signal,
  UnlockReport,
} from "../src/ipc/bindings";
import { change, form, isDirectory, template, write } from "./mock-files";
import { type Follow, type FollowArguments, follow } from "./mock-follow";
import { type Mail, type MailArguments, mail } from "./mock-mail";
import { card, edit, letters, list, officials, undo } from "./mock-people";
import { type Print, type PrintArguments, print } from "./mock-print";
import { type ReviewArguments, review } from "./mock-review";
import { type Share, type ShareArguments, share } from "./mock-share";
import { HOSTILE, problem, words, wrongField } from "./mock-words";

declare global {
  interface Window {
    /** Set by a test before the page loads. */
    scenario?: {
      lang?: "ar" | "en";
      open?: boolean;
      letters?: number;
      refuse?: boolean;
      locked?: boolean;
      officials?: number;
      step?: Preferences["step"];
      /** Accounts, seal and outbox. */
      mail?: Mail;
      /** Printing and what comes back. */
      print?: Print;
      /** What is done by hand, and the report. */
      follow?: Follow;
      /** The share kit and partners. */
      share?: Share;
      /** Nobody is written to by post or by hand. */
      paperless?: boolean;
      /** Nothing is wrong with the campaign. */
      sound?: boolean;
      /** Hostile values in template and officials. */
      hostile?: boolean;
    };
    /** The calls made so far. */
    calls?: string[];
    /** Ends the hold of what was released. */
    due?: () => void;
    /** Rings as the shell does. */
    ring?: (signal: Signal) => void;
    /** Agrees to what is asked for in the browser. */
    agree?: () => void;
    /** Whether long work takes its time. */
    slow?: boolean;
    /** What a reading of the campaign waits for before it is answered, and what lets it go. */
    gate?: Promise<void>;
    open_gate?: () => void;
    /** What the mocked files hold. */
    files?: Record<string, string>;
    /** What the mocked campaign.toml holds. */
    settings?: CampaignForm;
    /** What was last asked to be kept. */
    kept?: unknown;
  }
}

const stampNow = () => JSON.stringify([window.files, window.settings?.values]);

function campaign(lang: "ar" | "en"): CampaignView {
  return {
    schema: 1,
    folder: "/campaign",
    stamp: stampNow(),
    title_ar: "النداء من أجل قطاع الاتصالات وتقانة المعلومات في سورية",
    title_en: "Appeal for Syria's ICT sector",
    organization_ar: "الجمعية العلمية السورية للمعلوماتية",
    organization_en: "Syrian Computer Society",
    list: isDirectory() ? "" : "officials.csv",
    sample: false,
    letters: letters(window.scenario?.letters ?? 24).map((row) =>
      row.official === "spain" && !window.scenario?.sound ? { ...row, pages: 0 } : row,
    ),
    skipped: [{ official: "benjelloul", reason: words[lang].reason }],
    problems: window.scenario?.sound
      ? []
      : [
          problem(lang, "neutral", { severity: "warning", official: "netherlands" }),
          wrongField(lang),
          ...(isLocked ? [problem(lang, "locked", { code: "signing.password_needed" })] : []),
        ],
  };
}

function page(official: string, number: number): PagePicture {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1091, 1543];
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#16191a";
    pen.font = "48px serif";
    pen.fillText(`${official}, ${number}`, 140, 200);
    for (let y = 300; y < 1300; y += 40) pen.fillRect(140, y, 800, 6);
  }
  const png_base64 = canvas.toDataURL("image/png").split(",")[1] ?? "";
  const { width, height } = canvas;
  return { page: number, pages: 2, png_base64, width, height, top: 0, rows: height, base: 1, problems: [] };
}

/** The rows of a page that have changed while its text was written: a bar beside the words. */
function strip(official: string, number: number): PagePicture {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1091, 40];
  canvas.getContext("2d")?.fillRect(100, 0, 20, 40);
  const png_base64 = canvas.toDataURL("image/png").split(",")[1] ?? "";
  return { ...page(official, number), png_base64, top: 300, rows: 40 };
}

/** The identity opens with "secret"; there is no keyring. */
function unlock(lang: "ar" | "en", password: string, remember: boolean): UnlockReport {
  if (password !== "secret") throw { problems: [problem(lang, "wrong", { code: "signing.wrong_password" })] };
  isLocked = false;
  const problems = remember ? [problem(lang, "absent", { severity: "warning" })] : [];
  return { schema: 1, campaign: campaign(lang), problems };
}

let isOpen = window.scenario?.open ?? false;
let isLocked = window.scenario?.locked ?? false;
const recent = [
  {
    key: "a1",
    folder: "/campaigns/appeal",
    title_ar: "نداء الخريف",
    title_en: "Autumn appeal",
    opened: "2026-11-20T09:00:00Z",
    there: true,
  },
  {
    key: "b2",
    folder: "/campaigns/old",
    title_ar: "",
    title_en: "Spring appeal",
    opened: "2026-04-02T09:00:00Z",
    there: false,
  },
];
window.calls = [];

interface Arguments
  extends Omit<MailArguments, "bell">,
    Omit<PrintArguments, "bell" | "id" | "steps" | "wish">,
    Omit<FollowArguments, "id" | "wish">,
    Omit<ReviewArguments, "name">,
    Omit<ShareArguments, "steps"> {
  bell?: { onmessage: (told: never) => void };
  lang?: "ar" | "en";
  official?: string;
  officials?: string[];
  page?: number;
  remember?: boolean;
  key?: string;
  cells?: string[];
  optOut?: string | null;
  query?: OfficialsQuery;
  choice?: { map?: string[]; take?: boolean } & Partial<PageChoice>;
  draft?: PartDraft;
  stamp?: string;
  changes?: FormChange[];
  wanted?: unknown;
  how?: string;
}

let agreed = "";
const agreements = (): ConsentReport => ({
  schema: 1,
  signatories: [
    {
      signatory: window.scenario?.hostile ? HOSTILE : "Salma Halabi",
      standing: agreed ? "given" : "changed",
      on: agreed ? "2026-11-20" : "",
      how: agreed,
      text: "ab",
    },
  ],
  problems: [],
});

const opened = (lang: "ar" | "en") => {
  isOpen = true;
  return campaign(lang);
};

type Command = (lang: "ar" | "en", args: Arguments) => unknown;
const commands: Record<string, Command> = {
  asked_language: () => window.scenario?.lang ?? null,
  preferences: () => ({
    lang: null,
    digits: "arab",
    calendar: "gregory",
    look: "system",
    step: window.scenario?.step ?? "proof",
    place: null,
  }),
  keep_preferences: (_, { wanted }) => {
    window.kept = wanted;
    return null;
  },
  listen: (_, { bell }) => {
    window.ring = bell?.onmessage as (signal: Signal) => void;
    return null;
  },
  open_offered: (lang) => opened(lang),
  recent_campaigns: () => ({ schema: 1, campaigns: recent }),
  open_recent: (lang) => opened(lang),
  forget_recent: (_, { key }) => ({ schema: 1, campaigns: recent.filter((one) => one.key !== key) }),
  sample_page: () => page("sample", 1),
  open_sample: (lang) => opened(lang),
  new_campaign: (lang) => opened(lang),
  choose_folder: (lang) => {
    if (window.scenario?.refuse)
      throw { problems: [problem(lang, "broken", { file: "campaign.toml", line: 3 })] };
    return opened(lang);
  },
  folder_stamp: () => stampNow(),
  read_again: async (lang) => {
    const view = isOpen ? campaign(lang) : null;
    await window.gate;
    return view;
  },
  close_campaign: () => {
    isOpen = false;
    return null;
  },
  preview_page: (lang, { choice }) => {
    const { official = "", page: number = 1, base = null } = choice ?? {};
    if (official === "spain") throw { problems: [wrongField(lang)] };
    return base ? strip(official, number) : page(official, number);
  },
  thumbnails: (_, { officials = [] }) => ({
    schema: 1,
    thumbnails: officials
      .filter((official) => official !== "spain")
      .map((official) => {
        const { png_base64, width, height } = page(official, 1);
        return { official, png_base64, width, height };
      }),
  }),
  letter_text: (lang, { official = "" }) => {
    if (official === "spain") throw { problems: [wrongField(lang)] };
    return {
      schema: 1,
      official,
      text: `Ref. SCS\nExcellency,\nWe write to you.\n\nالرقم SCS\nمعالي الوزيرة،\nنتوجه إلى معاليكم.\n`,
    };
  },
  unlock_identity: (lang, { password, remember = false }) => unlock(lang, password ?? "", remember),
  officials_page: (lang, { query }) => query && officials(lang, query),
  official_card: (_, { id = "" }) => card(id),
  edit_official: (_, { id = "", cells: said = [], optOut = null }) => edit(id, said, optOut),
  undo_edit: () => {
    undo();
    return { schema: 1, edit: 3, undoes: 2, officials: ["sweden"], problems: [] };
  },
  choose_list: () => list([]),
  choose_own_list: () => list([]),
  take_list: (_, { choice }) => ({ ...list(choice?.map ?? []), edit: choice?.take ? 7 : 0 }),
  read_template: (lang, { name = "" }) => template(lang, name),
  write_template: (lang, { draft }) => draft && write(lang, draft),
  campaign_form: () => structuredClone(form),
  change_campaign: (lang, { stamp: given = "", changes = [] }) => change(lang, given, changes),
  choose_picture: (lang, { stamp: given = "", key = "" }) =>
    change(lang, given, [{ key, value: "picture.png" }]),
  agreements: () => agreements(),
  record_agreement: (_, { how = "" }) => {
    agreed = how;
    return agreements();
  },
  doctor: (lang) => ({
    schema: 1,
    version: "0.1.0",
    system: "linux x86_64",
    data: "/home/lina/.local/share/org.risala.desktop",
    checks: [
      { name: "folder", state: "well", code: "" },
      { name: "store", state: "well", code: "" },
      { name: "fonts", state: "well", code: "" },
      { name: "keyring", state: "warning", code: "doctor.keyring" },
      { name: "clock", state: "well", code: "" },
    ],
    problems: [problem(lang, "absent", { severity: "warning" })],
  }),
  backup: () => ({ schema: 1, out: "/backup.zip", officials: 24, files: 0, problems: [] }),
  restore: () => null,
};

const byMail = letters(window.scenario?.letters ?? 24)
  .filter((row) => row.channel === "email")
  .map((row) => row.official);
const hostile: { hostile?: string } = window.scenario?.hostile ? { hostile: HOSTILE } : {};
const paper = print({ ...window.scenario?.print, ...hostile });
const agree = (lang: "ar" | "en", args: MailArguments) =>
  paper.agree(lang, args as Omit<MailArguments, "id"> as PrintArguments);
const sent = mail({ ...window.scenario?.mail, ...hostile, agree }, byMail);
const all = letters(window.scenario?.letters ?? 24);
const followed = follow(window.scenario?.follow ?? {}, all, hostile.hostile);
const shared = share(window.scenario?.share ?? {}, hostile.hostile);
Object.assign(commands, sent.commands, paper.commands, followed, shared, review);
window.due = sent.due;

mockIPC((command, payload) => {
  const args = (payload ?? {}) as Arguments;
  window.calls?.push(command);
  const run = commands[command];
  if (!run) throw new Error(`no command ${command}`);
  return run(args.lang ?? "en", args);
});
