import { mkdirSync } from "node:fs";
import { test } from "vitest";
import { openStage } from "./stage";

const OUT = "/tmp/ui/look";
mkdirSync(OUT, { recursive: true });
test("look", async () => {
  const stage = await openStage();
  const only = process.env.ONLY;
  for (const lang of ["en", "ar"] as const)
    for (const scheme of (process.env.SCHEMES ?? "light").split(",") as ("light" | "dark")[]) {
      const shot = async (
        name: string,
        scenario: object,
        act?: (page: any) => Promise<void>,
        options = {},
      ) => {
        if (only && !name.startsWith(only)) return;
        const { page, complaints } = await stage.open({ lang, ...scenario } as any, {
          colorScheme: scheme,
          ...options,
        });
        try {
          await page.waitForSelector("h1");
          await page.waitForTimeout(500);
          await act?.(page);
          await page.waitForTimeout(400);
          await page.screenshot({ path: `${OUT}/${name}-${lang}-${scheme}.png` });
        } catch (e) {
          console.log(name, String(e).slice(0, 300));
          await page.screenshot({ path: `${OUT}/${name}-${lang}-${scheme}.png` });
        }
        if (complaints.length) console.log(name, lang, complaints);
        await page.context().close();
      };
      await shot("start", {});
      await shot("proof", { open: true });
      await shot("page", { open: true }, async (p) => {
        await p.click("input[name=look][value=page]");
      });
      await shot("text", { open: true }, async (p) => {
        await p.click("input[name=look][value=text]");
      });
      await shot("officials", { open: true, step: "officials" });
      await shot("directory", { open: true, step: "officials", officials: 1000 }, async (p) => {
        await p.click("input[value=directory]");
        await p.waitForTimeout(300);
        await p.click(".card-letter header button");
      });
      await shot("import", { open: true, step: "officials" }, async (p) => {
        await p.click(".toolbar .btn >> nth=-1");
      });
      await shot("letter", { open: true, step: "letter" });
      await shot("fieldmenu", { open: true, step: "letter" }, async (p) => {
        await p.click("#insert-field");
      });
      await shot("campaign", { open: true, step: "campaign" });
      await shot("settings", { open: true, step: "settings" });
      await shot("narrow-officials", { open: true, step: "officials" }, undefined, {
        viewport: { width: 960, height: 640 },
      });
      await shot("narrow-letter", { open: true, step: "letter" }, undefined, {
        viewport: { width: 960, height: 640 },
      });
    }
  await stage.close();
});
