// The shell's side of signing, sealing and sending, as the tests of the window's page need it.
import type {
  AccountTestReport,
  CourseReport,
  IdentityReport,
  OutboxLetter,
  OutboxReport,
  OutlookReport,
  ProblemEntry,
  SealCheckReport,
  Secrets,
  SendingEvent,
  Settings,
  Told,
} from "../src/ipc/bindings";
import { blank } from "../src/state/account";

type Lang = "ar" | "en";
type Bell<T> = { onmessage: (told: T) => void } | { id: number };

/** What the calls of these commands bring. */
export interface MailArguments {
  lang?: Lang;
  account?: string;
  name?: string;
  settings?: Settings;
  password?: string | null;
  secrets?: Secrets;
  force?: boolean;
  approver?: string;
  count?: number;
  official?: string;
  address?: string;
  id?: string;
  which?: string[];
  way?: string;
  bell?: Bell<Told>;
  steps?: Bell<unknown>;
  wanted?: unknown;
}

/** What the tests set: what is there when the window opens. */
export interface Mail {
  /** Whether there is an account. */
  account?: boolean;
  /** The seal of the wave. */
  seal?: "whole" | "broken";
  /** Letters in the outbox, by state. */
  outbox?: Record<string, number>;
  /** What a hostile server and list say. */
  hostile?: string;
  /** Whether everything is paused. */
  paused?: boolean;
  /** Whether the consent of the account has ended. */
  ended?: boolean;
  /** Asks for a consent. */
  agree?: (lang: Lang, args: MailArguments) => Promise<unknown>;
}

const HOUR = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

function problem(
  code: string,
  message: string,
  hint: string,
  rest: Partial<ProblemEntry> = {},
): ProblemEntry {
  return { severity: "error", code, message, hint, official: "", file: "", line: 0, field: "", ...rest };
}

const refuse = (one: ProblemEntry) => {
  throw { problems: [one] };
};

export const account: Settings = {
  ...blank(),
  name: "office",
  address: "office@society.example",
  server: "mail.society.example",
  port: 465,
  security: "tls",
  user: "office@society.example",
};

const REPLIES: Record<string, [number, string]> = {
  accepted: [250, "2.0.0 Ok: 4F2C81"],
  deferred: [451, "4.2.0 Greylisted"],
  refused: [550, "5.1.1 User unknown"],
  unconfirmed: [0, "the connection was closed"],
};

function letter(official: string, number: number, state: string): OutboxLetter {
  const [code, text] = REPLIES[state] ?? [0, ""];
  return {
    id: `letter-${number}`,
    official,
    copy_of: "",
    campaign: "c1",
    wave: 1,
    account: "office",
    reference: `SCS/2026/${String(number).padStart(4, "0")}`,
    to: `${official}@example.org`,
    state,
    tries: state === "deferred" ? 1 : 0,
    next_at: at(state === "queued" ? 60_000 : 0),
    deadline: at(120 * HOUR),
    changed: at(-HOUR),
    message_id: `<${number}@society.example>`,
    code,
    text,
  };
}

/** The commands of signing, sealing and sending; the officials with letters by e-mail are `officials`. */
export function mail(given: Mail, officials: string[]) {
  let accounts = given.account ? [account] : [];
  let seal: SealCheckReport | null = given.seal ? sealOf("", given.seal === "broken") : null;
  let halts = given.paused ? [{ account: "", since: at(-HOUR), reason: "pause" }] : [];
  if (given.ended) halts = [{ account: "office", since: at(-HOUR), reason: "mail.consent_revoked" }];
  let identities = [
    {
      name: "society",
      state: "open",
      subject: "CN=Society",
      not_after: "2029-11-28T00:00:00Z",
      problems: [],
    },
  ];
  let running: ReturnType<typeof setInterval> | undefined;
  let letters: OutboxLetter[] = Object.entries(given.outbox ?? {})
    .flatMap(([state, count]) => Array.from({ length: count }, () => state))
    .map((state, i) => letter(officials[i % officials.length] ?? `official-${i}`, i + 1, state));
  if (given.hostile)
    letters = letters.map((one) => ({ ...one, text: given.hostile ?? "", to: given.hostile ?? "" }));

  function sealOf(approver: string, isBroken: boolean): SealCheckReport {
    return {
      schema: 1,
      file: "seals/1.json",
      hash: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      approver,
      moment: at(-HOUR),
      letters: officials.length,
      mails: officials.length,
      whole: !isBroken,
      approvals: [],
      problems: isBroken
        ? [
            problem(
              "seal.changed",
              "The text of this letter would no longer be as sealed.",
              "Take the change back.",
              { official: "sweden", field: "pdf" },
            ),
          ]
        : [],
      elapsed_ms: 3,
    };
  }

  function look(): OutlookReport {
    const by = accounts[0];
    if (!by) throw refuse(problem("mail.no_account", "There is no account.", "Add one."));
    const fresh = officials.filter((id) => !letters.some((one) => one.official === id));
    return {
      schema: 1,
      campaign: "c1",
      wave: 1,
      account: by.name,
      address: by.address,
      per_minute: by.per_minute,
      per_day: by.per_day,
      today: 0,
      waiting: 0,
      seal: seal?.hash ?? "",
      approver: seal?.approver ?? "",
      letters: fresh.length,
      already: officials.length - fresh.length,
      lately: 0,
      others: { post: 3, form: 1 },
      skipped: [],
      legs:
        fresh.length > 0
          ? [
              { from: at(60_000), to: at(HOUR), letters: 9 },
              { from: at(24 * HOUR), to: at(25 * HOUR), letters: 3 },
            ]
          : [],
      last_at: fresh.length > 0 ? at(25 * HOUR) : "",
      problems: [],
    };
  }

  const report = (each: boolean): OutboxReport => ({
    schema: 1,
    running: running !== undefined,
    halts,
    totals: [],
    letters: each ? structuredClone(letters) : [],
    problems: [],
  });

  /** Lets one letter after the other go; the hold is the tests' own time. */
  function run(bell: Bell<Told> | undefined) {
    const tell = (told: Told) => {
      if (bell && "onmessage" in bell) bell.onmessage(told);
    };
    const count = (state: string) => letters.filter((one) => one.state === state).length;
    running = setInterval(() => {
      const next = letters.find((one) => one.state === "queued" && Date.parse(one.next_at) <= Date.now());
      const waits = count("queued");
      if (waits === 0 || halts.length > 0) {
        clearInterval(running);
        running = undefined;
        const ended = {
          schema: 1,
          accepted: count("accepted"),
          deferred: 0,
          refused: 0,
          unconfirmed: 0,
          held: 0,
          waiting: waits,
          problems: [],
          elapsed_ms: 1,
        };
        tell({ event: null, ended, failed: null });
        return;
      }
      if (!next) return;
      letters = letters.map((one) =>
        one === next ? { ...one, state: "accepted", code: 250, text: "2.0.0 Ok" } : one,
      );
      const event: SendingEvent = {
        accepted: count("accepted"),
        deferred: 0,
        refused: 0,
        unconfirmed: 0,
        waiting: count("queued"),
        last_at: at(HOUR),
        letter: next.id,
        state: "accepted",
        account: "office",
        code: "",
        halted: false,
      };
      tell({ event, ended: null, failed: null });
    }, 300);
  }

  const identity = (name: string): IdentityReport => ({
    schema: 1,
    name,
    file: `/data/identities/${name}.p12`,
    subject: "CN=Syrian Computer Society",
    issuer: "CN=Syrian Computer Society",
    serial: "01",
    not_before: "2026-11-28T00:00:00Z",
    not_after: "2029-11-28T00:00:00Z",
    sha256: "ab",
    key: "P-256",
    usages: [],
    self_made: true,
    chain: [],
    remembered: true,
    readers: [{ reader: "Acrobat", shows: "The signature’s validity is unknown." }],
    advice: ["Publish the certificate on the organization’s website."],
    problems: [],
  });

  const states: Record<string, string> = { cancel: "cancelled", arrived: "accepted" };
  const commands: Record<string, (lang: Lang, args: MailArguments) => unknown> = {
    stop_work: () => null,
    identities: () => ({ schema: 1, folder: "/data/identities", identities }),
    show_identity: (_, { name = "" }) => identity(name),
    new_identity: (_, { wanted }) => {
      const { name } = wanted as { name: string };
      identities = [...identities, { ...identities[0], name: name } as (typeof identities)[number]];
      return identity(name);
    },
    check_seal: () => seal ?? refuse(problem("seal.none", "Wave 1 has no seal.", "Seal it.")),
    seal: (_, { approver = "", force = false }) => {
      if (seal && !force) refuse(problem("seal.exists", "Wave 1 is sealed already.", ""));
      seal = sealOf(approver, false);
      const sealed = officials.map((official) => ({ official, message: "m" }));
      return {
        schema: 1,
        file: seal.file,
        former: "",
        seal: { ...seal, letters: sealed },
        skipped: [],
        problems: [],
        elapsed_ms: 5,
      };
    },
    write_proof: () => ({
      schema: 1,
      out: "/home/lina/letters-to-approve-1.pdf",
      hash: "0",
      approvals: [],
      problems: [],
    }),
    take_approval: () => ({
      schema: 1,
      out: "seals/1.pdf",
      hash: "0",
      approvals: [{ field: "S1", signer: "Lina Darwish", signed_at: at(-HOUR), sound: true }],
      problems: [],
    }),
    accounts: () => ({ schema: 1, accounts }),
    show_account: () => ({ schema: 1, account: accounts[0], kept: true, problems: [] }),
    add_account: async (lang, args) => {
      const { settings } = args;
      if (settings?.method === "oauth2") await given.agree?.(lang, args);
      const kept = { ...account, ...settings, port: settings?.port || 465 };
      if (kept.server === "wrong")
        refuse(problem("mail.setting", "“wrong” is no server.", "Ask the provider."));
      window.kept = kept;
      accounts = [...accounts.filter((one) => one.name !== kept.name), kept];
      return { schema: 1, account: kept, kept: true, problems: [] };
    },
    test_account: (_, { name = "" }): AccountTestReport => {
      const isSound = accounts.find((one) => one.name === name)?.server !== "mail.bad.example";
      return {
        schema: 1,
        account: name,
        server: "mail.society.example",
        port: 465,
        sound: isSound,
        steps: isSound ? ["connect", "tls", "greeting", "ehlo", "auth"] : ["connect"],
        failed: isSound ? "" : "tls",
        sender: null,
        problems: isSound
          ? []
          : [
              problem(
                "mail.certificate",
                "The certificate is another server’s.",
                "Use the name it is made for.",
              ),
            ],
      };
    },
    remove_account: (_, { name }) => {
      const gone = accounts.find((one) => one.name === name);
      accounts = accounts.filter((one) => one.name !== name);
      return { schema: 1, account: gone, kept: false, problems: [] };
    },
    outlook: () => look(),
    release: (_, { count = 0 }) => {
      const { letters: waits } = look();
      if (count !== waits)
        refuse(
          problem(
            "outbox.wrong_count",
            `Released: ${count}; letters there are: ${waits}. Nothing was queued.`,
            `Look at the Proof, then release exactly ${waits}. Already in the outbox: 0; written to lately: 0.`,
          ),
        );
      const fresh = officials.filter((id) => !letters.some((one) => one.official === id));
      letters = [...letters, ...fresh.map((id, i) => letter(id, letters.length + i + 1, "queued"))];
      return {
        schema: 1,
        account: "office",
        seal: "",
        not_before: at(60_000),
        deadline: at(120 * HOUR),
        last_at: at(HOUR),
        letters: [],
        skipped: [],
        problems: [],
        elapsed_ms: 9,
      };
    },
    send_test: (_, { official = "", address = "" }) => ({
      schema: 1,
      official,
      to: address,
      message_id: "<t@x>",
      accepted: true,
      reply: "250 2.0.0 Ok",
      problems: [],
    }),
    rehearse: () => ({
      schema: 1,
      mails: officials.map((official) => ({ official })),
      skipped: [],
      problems: [],
      elapsed_ms: 9,
    }),
    is_sending: () => running !== undefined,
    start_sending: (_, { bell }) => {
      if (running === undefined) run(bell);
      return null;
    },
    stop_sending: () => null,
    close_window: () => null,
    outbox: () =>
      letters.length > 0 || accounts.length > 0
        ? report(true)
        : refuse(problem("command.no_directory", "Nothing yet.", "")),
    letter_course: (_, { id = "" }): CourseReport => ({
      schema: 1,
      id,
      happenings: [
        { at: at(-HOUR), event: "sending", phase: "", code: 0, text: "" },
        {
          at: at(-HOUR + 1000),
          event: "dot",
          phase: "dot",
          code: 354,
          text: "End data with <CR><LF>.<CR><LF>",
        },
        {
          at: at(-HOUR + 2000),
          event: "accepted",
          phase: "",
          code: 250,
          text: given.hostile ?? "2.0.0 Ok: 4F2C81",
        },
      ],
    }),
    move_letters: (_, { which = [], way = "" }) => {
      const to = states[way] ?? "queued";
      const moved = letters.filter((one) => which.length === 0 || which.includes(one.id));
      letters = letters.map((one) => (moved.includes(one) ? { ...one, state: to, next_at: at(0) } : one));
      return { schema: 1, count: moved.length, elsewhere: 0, state: to };
    },
    pause_outbox: () => {
      halts = [{ account: "", since: at(0), reason: "pause" }];
      return { schema: 1, count: 1, elsewhere: 0, state: "paused" };
    },
    resume_outbox: () => {
      halts = [];
      return { schema: 1, count: 1, elsewhere: 0, state: "resumed" };
    },
    export_outbox: () => ({
      schema: 1,
      out: "/home/lina/risala-evidence",
      letters: letters.length,
      hash: "0",
      problems: [],
    }),
    export_written: () => ({
      schema: 1,
      file: "/home/lina/written-to.json",
      letters: letters.length,
      new: 0,
      cancelled: 0,
    }),
    import_written: () => ({ schema: 1, file: "written-to.json", letters: 2, new: 2, cancelled: 0 }),
    open_letter: () => null,
    open_folder: () => null,
    look_at_offered: () => null,
  };
  /** Makes all that wait due now: the minute of the hold is over. */
  const due = () => {
    letters = letters.map((one) => (one.state === "queued" ? { ...one, next_at: at(0) } : one));
  };
  return { commands, due };
}
