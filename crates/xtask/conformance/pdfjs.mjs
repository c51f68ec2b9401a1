// The text of PDF files as pdf.js gives it, a JSON array: pdfjs.mjs NODE_MODULES FILE…
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${modules}/pdfjs-dist/legacy/build/pdf.mjs`).href);
const texts = [];
for (const file of files) {
  const data = new Uint8Array(await readFile(file));
  const document = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
  let text = "";
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    for (const item of content.items) {
      text += item.str + (item.hasEOL ? "\n" : "");
    }
    text += "\n";
  }
  texts.push(text);
  await document.loadingTask.destroy();
}
process.stdout.write(JSON.stringify(texts));
