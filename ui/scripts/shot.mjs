// Pictures of the real window: `npm run shot -- CAMPAIGN FOLDER` writes window-en.png and window-ar.png; Linux only.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Window } from "./window.mjs";

const [campaign, folder] = process.argv.slice(2);
if (!campaign || !folder) {
  console.error("usage: npm run shot -- CAMPAIGN FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const lang of ["en", "ar"]) {
  const data = await mkdtemp(join(tmpdir(), "risala-shot-"));
  const window = await Window.open({ data, arguments: [resolve(campaign), "--lang", lang] });
  try {
    const file = resolve(folder, `window-${lang}.png`);
    await window.find(".thumb img");
    await window.shot(file);
    console.log(file);
  } finally {
    await window.close();
    await rm(data, { recursive: true, force: true });
  }
}
