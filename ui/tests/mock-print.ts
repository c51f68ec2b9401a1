// The shell's side of printing, of settings that are found, and of what comes back, as the tests of the page need it.
import type {
  ConsentAsked,
  FoundReport,
  PackWish,
  PrintReport,
  ProblemEntry,
  RepliesReport,
  Reply,
  Secrets,
  Settings,
} from "../src/ipc/bindings";

import { account } from "./mock-mail";

type Lang = "ar" | "en";

/** What the calls of these commands bring. */
export interface PrintArguments {
  wish?: PackWish;
  name?: string;
  address?: string;
  settings?: Settings;
  secrets?: Secrets;
  folder?: boolean;
  id?: number;
  bell?: { onmessage: (told: never) => void };
  steps?: { onmessage: (told: never) => void };
}

/** What the tests set. */
export interface Print {
  /** The pack's files are there already. */
  inTheWay?: boolean;
  /** The officials' letters, in the order of the list. */
  back?: boolean;
  /** The consent of the account has ended. */
  ended?: boolean;
  /** What a hostile server and list say. */
  hostile?: string;
}

function problem(lang: Lang, en: string, ar: string, rest: Partial<ProblemEntry> = {}): ProblemEntry {
  const place = { official: "", file: "", line: 0, field: "" };
  return {
    severity: "error",
    code: "test.one",
    message: lang === "ar" ? ar : en,
    hint: "",
    ...place,
    ...rest,
  };
}

const HOUR = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

const found = (address: string): FoundReport => ({
  schema: 1,
  address,
  provider: "Google (Gmail, Workspace)",
  source: "table",
  by: "aspmx.l.google.com",
  server: "smtp.gmail.com",
  port: 465,
  security: "tls",
  imap_server: "imap.gmail.com",
  imap_port: 993,
  user: address,
  secret: "app-password",
  oauth: "google",
  per_day: 2000,
  sender: { domain: "society.example", free: false, spf: "provider", dkim: "missing", dmarc: "quarantine" },
  problems: [],
});

function pack(wish: PackWish): PrintReport {
  const count = wish.officials.length;
  const letters = wish.officials.map((official, i) => ({
    official,
    reference: `SCS/2026/${String(i + 1).padStart(4, "0")}`,
    country: "US",
    pages: 2,
    simplex_page: i * 2 + 1,
    duplex_page: i * 2 + 1,
  }));
  const file = (kind: string, pages: number) => ({
    name: `${kind.replace("_", "-")}.pdf`,
    kind,
    pages,
    bytes: 91_300 * pages,
    sha256: "ab",
  });
  const files = [
    file("letters_duplex", count * 2),
    file("letters_simplex", count * 2),
    ...(wish.envelope ? [file("envelopes", count)] : []),
    ...(wish.labels ? [file("labels", 1)] : []),
    file("ticks", 1),
    file("calibration", 1),
    { ...file("readme", 0), name: "README.txt" },
  ];
  return { schema: 1, letters, files, skipped: [], problems: [], elapsed_ms: 900 };
}

function back(hostile: string | undefined): Reply[] {
  const one = (id: number, kind: string, rest: Partial<Reply>): Reply => ({
    id,
    at: at(-id * HOUR),
    kind,
    letter: `letter-${id}`,
    official: ["sweden", "nigeria", "spain"][id % 3] ?? "sweden",
    by: "id",
    address: `office-${id}@example.org`,
    status: "",
    said: hostile ?? "",
    message: "ab",
    wish: "",
    address_state: "",
    ...rest,
  });
  return [
    one(6, "delivered", { status: "2.0.0" }),
    one(5, "automatic", { by: "recipient" }),
    one(4, "delayed", { status: "4.4.1", said: "mailbox full", address_state: "delayed" }),
    one(3, "answer", {}),
    one(2, "failed", {
      status: "5.1.1",
      said: hostile ?? "550 5.1.1 User unknown",
      address_state: "bounced",
    }),
    one(1, "opt-out", { wish: "offered" }),
  ];
}

/** The commands of printing, finding and what comes back. */
export function print(given: Print) {
  let inTheWay = given.inTheWay ?? false;
  let replies = given.back ? back(given.hostile) : [];
  let giveUp: (() => void) | undefined;
  const report = (read: number, fresh: number): RepliesReport => ({
    schema: 1,
    read,
    new: fresh > 0 ? { failed: fresh } : {},
    known: read - fresh,
    unknown: 0,
    other: 0,
    replies,
    problems: [],
  });

  /** Asks for a consent, which is given when the page is opened, or given up. */
  function agree(
    lang: Lang,
    { bell, secrets, settings }: PrintArguments,
    isDevice = secrets?.device ?? false,
  ): Promise<unknown> {
    const page = isDevice ? "https://login.example/device" : "https://login.example/agree?state=1";
    const asked: ConsentAsked = { page, code: isDevice ? "WDJB-MJHT" : "" };
    (bell?.onmessage as ((told: ConsentAsked) => void) | undefined)?.(asked);
    return new Promise((resolve, reject) => {
      giveUp = () =>
        reject({ problems: [problem(lang, "Nobody agreed in time.", "لم يُمنح الإذن في الوقت.")] });
      window.agree = () => resolve({ schema: 1, account: settings ?? account, kept: true, problems: [] });
    });
  }

  const commands: Record<string, (lang: Lang, args: PrintArguments) => unknown> = {
    find_settings: (lang, { address = "" }) => {
      if (address.endsWith("@nowhere.example"))
        throw {
          problems: [
            problem(
              lang,
              "Nothing is known of nowhere.example’s mail.",
              "لا يُعرف شيء عن بريد nowhere.example.",
              {
                code: "mail.not_found",
                hint: lang === "ar" ? "تُكتب الإعدادات باليد." : "Enter the settings by hand.",
              },
            ),
          ],
        };
      return found(address);
    },
    log_in_account: (lang, args) => agree(lang, args),
    open_consent: () => null,
    stop_consent: () => {
      giveUp?.();
      return null;
    },
    choose_sheet: () => "labels-70x37.toml",
    make_pack: async (lang, { wish, steps }) => {
      if (!wish) return null;
      if (inTheWay && !wish.again) {
        inTheWay = false;
        const message = "/home/lina/print-pack/ticks.pdf exists already.";
        throw {
          problems: [problem(lang, message, "‏ticks.pdf موجود سابقاً.", { code: "file.exists" })],
        };
      }
      const all = wish.officials.length;
      window.kept = wish;
      for (let done = 0; done <= all; done += 1) {
        (steps?.onmessage as ((told: unknown) => void) | undefined)?.({ done, all });
        await new Promise((next) => setTimeout(next, window.slow ? 400 : 5));
      }
      return pack(wish);
    },
    open_pack: (_, { name = "" }) => {
      window.kept = name;
      return null;
    },
    replies: () => report(0, 0),
    take_reply_files: () => {
      replies = back(given.hostile);
      return report(8, 6);
    },
    take_mailbox: () => {
      replies = back(given.hostile);
      return report(6, 6);
    },
    confirm_opt_out: (_, { id = 0 }) => {
      replies = replies.map((one) => (one.id === id ? { ...one, wish: "confirmed" } : one));
      return replies.find((one) => one.id === id);
    },
  };
  return { commands, agree };
}
