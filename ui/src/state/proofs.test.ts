import { expect, test, vi } from "vitest";
import { type Press, type Proof, Proofs, type Sheet } from "./proofs";

function sheet(page: number, pages: number): Sheet {
  const whole = { page, pages, png_base64: "", width: 2, height: 3, top: 0, rows: 3, base: 0, problems: [] };
  return { whole, strip: null };
}

/** A press whose pages come when the test lets them. */
function press(pages = 1) {
  const asked: string[] = [];
  const waiting: { give: () => void; fail: (reason: unknown) => void }[] = [];
  const shown: Proof[] = [];
  const refused: [string, unknown][] = [];
  const it: Press = {
    page: (official, page, isQuick) =>
      new Promise((resolve, reject) => {
        asked.push(`${official} ${page}${isQuick ? " quick" : ""}`);
        waiting.push({ give: () => resolve(sheet(page, pages)), fail: reject });
      }),
    ready: async () => {},
    shown: (proof) => shown.push(proof),
    refused: (official, reason) => refused.push([official, reason]),
    now: () => 0,
  };
  const settle = () => new Promise((done) => setTimeout(done));
  const give = async () => {
    waiting.shift()?.give();
    await settle();
  };
  const fail = async (reason: unknown) => {
    waiting.shift()?.fail(reason);
    await settle();
  };
  return { proofs: new Proofs(it), asked, shown, refused, give, fail };
}

test("all pages come, in order", async () => {
  const { proofs, asked, shown, give } = press(3);
  void proofs.wish("a");
  for (let i = 0; i < 3; i += 1) await give();
  expect(asked).toEqual(["a 1", "a 2", "a 3"]);
  expect(shown.map((proof) => proof.sheets.length)).toEqual([1, 2, 3]);
});

test("a letter that is set anew keeps its later pages until theirs come", async () => {
  const { proofs, asked, shown, give } = press(2);
  void proofs.wish("a");
  for (let i = 0; i < 2; i += 1) await give();
  const older = shown.at(-1)?.sheets[1];
  proofs.forget();
  void proofs.wish("a");
  await give();
  expect(shown.at(-1)?.sheets.map((one) => one.whole.page)).toEqual([1, 2]);
  expect(shown.at(-1)?.sheets[1]).toBe(older);
  // The first comes quickly; when the writer rests, all come as sharp as they are shown.
  expect(asked.slice(2)).toEqual(["a 1 quick"]);
  await vi.waitFor(() => expect(asked.slice(3)).toEqual(["a 1"]));
  for (let i = 0; i < 2; i += 1) await give();
  expect(asked.slice(3)).toEqual(["a 1", "a 2"]);
  expect(shown.at(-1)?.sheets[1]).not.toBe(older);
  proofs.forget(true);
  void proofs.wish("a");
  await give();
  expect(shown.at(-1)?.sheets.length).toBe(1);
});

test("one call at a time, and only the newest wish is heard", async () => {
  const { proofs, asked, shown, give } = press();
  for (const official of ["a", "b", "c", "d"]) void proofs.wish(official);
  expect(asked).toEqual(["a 1"]);
  await give();
  expect(asked).toEqual(["a 1", "d 1"]);
  await give();
  expect(shown.map((proof) => proof.official)).toEqual(["d"]);
});

test("a letter seen before is shown without a call, until all is forgotten", async () => {
  const { proofs, asked, shown, give } = press();
  void proofs.wish("a");
  await give();
  await proofs.wish("a");
  expect(asked).toEqual(["a 1"]);
  expect(shown).toHaveLength(2);
  proofs.forget();
  void proofs.wish("a");
  expect(asked).toEqual(["a 1", "a 1 quick"]);
});

test("pages of a forgotten edition are dropped", async () => {
  const { proofs, shown, give } = press();
  void proofs.wish("a");
  proofs.forget();
  void proofs.wish("a");
  await give();
  expect(shown).toEqual([]);
  await give();
  expect(shown.map((proof) => proof.official)).toEqual(["a"]);
});

test("a refusal is told, and the next wish is heard", async () => {
  const { proofs, refused, shown, give, fail } = press();
  void proofs.wish("a");
  await fail("why");
  expect(refused).toEqual([["a", "why"]]);
  void proofs.wish("b");
  await give();
  expect(shown.map((proof) => proof.official)).toEqual(["b"]);
});

test("a letter of 5,000 pages is not fetched whole", async () => {
  const { proofs, shown, give } = press(5000);
  void proofs.wish("a");
  for (let i = 0; i < 60; i += 1) await give();
  expect(shown.at(-1)?.sheets).toHaveLength(40);
});
