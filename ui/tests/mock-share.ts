// The shell's side of the share kit and of partners, as the tests of the page need it.
import type { Post, ProblemEntry, ShareFile, ShareReport } from "../src/ipc/bindings";

type Lang = "ar" | "en";

/** What the calls of these commands bring. */
export interface ShareArguments {
  name?: string;
  again?: boolean;
  partner?: string;
  steps?: { onmessage: (told: never) => void };
}

/** What the tests set. */
export interface Share {
  /** The kit's files are there already. */
  inTheWay?: boolean;
  /** The public statement has a field of the recipient. */
  unsound?: boolean;
}

const SIZES = [
  { name: "square", width: 1080, height: 1080 },
  { name: "wide", width: 1200, height: 630 },
  { name: "tall", width: 1080, height: 1920 },
];
const LIMITS: Record<string, number> = {
  x: 280,
  bluesky: 300,
  mastodon: 500,
  telegram: 1024,
  whatsapp: 1024,
  facebook: 2000,
  instagram: 2200,
  linkedin: 3000,
};
const TEXTS: Record<Lang, string> = {
  en: "Lift the restrictions on Syria’s ICT sector\n\nWe ask governments to let Syrian schools and clinics go online again.\n\nhttps://scs.example/appeal\n#LiftTheSanctions",
  ar: "ارفعوا القيود عن قطاع الاتصالات وتقانة المعلومات في سورية\n\nنطلب من الحكومات أن تعود المدارس والعيادات السورية إلى الشبكة.\n\nhttps://scs.example/appeal\n#رفع_العقوبات",
};

function problem(code: string, message: string, rest: Partial<ProblemEntry> = {}): ProblemEntry {
  const place = { official: "", file: "", line: 0, field: "" };
  return { severity: "error", code, message, hint: "", ...place, ...rest };
}

function drawn(name: string): ArrayBuffer {
  const size = SIZES.find((one) => name.includes(one.name)) ?? { width: 100, height: 100 };
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#0d5c6b";
    pen.fillRect(0, 0, size.width, size.height);
    pen.fillStyle = "#fff";
    pen.font = "64px serif";
    pen.textAlign = "center";
    pen.fillText(
      name.includes("-ar-") ? "#رفع_العقوبات" : "#LiftTheSanctions",
      size.width / 2,
      size.height / 2,
    );
  }
  const text = atob(canvas.toDataURL("image/png").split(",")[1] ?? "");
  return Uint8Array.from(text, (one) => one.charCodeAt(0)).buffer;
}

function kit(hostile: string): ShareReport {
  const file = (name: string, kind: string, language: string, rest: Partial<ShareFile> = {}): ShareFile => ({
    name,
    kind,
    language,
    width: 0,
    height: 0,
    alt: "",
    bytes: 90_000,
    sha256: "ab",
    ...rest,
  });
  const langs: Lang[] = ["ar", "en"];
  const cards = langs.flatMap((lang) =>
    SIZES.map(({ name, width, height }) =>
      file(`card-${lang}-${name}.png`, "card", lang, {
        width,
        height,
        alt: TEXTS[lang].split("\n")[0] ?? "",
      }),
    ),
  );
  const posts = langs.flatMap((language) =>
    Object.entries(LIMITS).map(
      ([channel, limit]): Post => ({
        channel,
        language,
        text: `${TEXTS[language]}${hostile}`,
        length: 168,
        limit,
        shortened: channel === "x",
      }),
    ),
  );
  const files = [
    file("statement.pdf", "statement", ""),
    file("statement.html", "page", ""),
    ...cards,
    ...langs.map((lang) => file(`posts-${lang}.txt`, "posts", lang)),
  ];
  return { schema: 1, folder: "/home/lina/share-kit", files, posts, problems: [], elapsed_ms: 700 };
}

/** The commands of sharing. */
export function share(given: Share, hostile = "") {
  let inTheWay = given.inTheWay ?? false;
  const commands: Record<string, (lang: Lang, args: ShareArguments) => unknown> = {
    make_kit: async (_, { again = false, steps }) => {
      if (given.unsound)
        throw {
          problems: [
            problem("share.recipient_field", "A statement has no recipient: recipient.name.", {
              file: "templates/statement/letter.en.md",
              line: 3,
            }),
          ],
        };
      if (inTheWay && !again) {
        inTheWay = false;
        throw { problems: [problem("file.exists", "/home/lina/share-kit/statement.pdf exists already.")] };
      }
      for (let done = 0; done <= 6; done += 1) {
        (steps?.onmessage as ((told: unknown) => void) | undefined)?.({ done, all: 6 });
        await new Promise((next) => setTimeout(next, 5));
      }
      return kit(hostile);
    },
    open_kit: (_, { name = "" }) => {
      window.kept = name;
      return null;
    },
    kit_card: (_, { name = "" }) => drawn(name),
    export_partner: (_, { partner = "", name = "" }) => {
      if (partner === "Nobody")
        throw { problems: [problem("partner.unknown", "The campaign has no partner called “Nobody”.")] };
      return {
        schema: 1,
        folder: `/home/lina/${name}`,
        files: ["campaign.toml", "officials.csv"],
        officials: 21,
        left_out: 3,
        problems: [
          problem("partner.to_fill", "The ally fills in its signatories before anything can be sent.", {
            severity: "warning",
          }),
        ],
      };
    },
  };
  return commands;
}
