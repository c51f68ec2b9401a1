// What mailparser reads in each file: subject, names of sender and recipient, names of the attached files.
const [modules, ...files] = process.argv.slice(2);
const { simpleParser } = require(`${modules}/mailparser`);
const { readFileSync } = require("node:fs");

async function read(file) {
  const mail = await simpleParser(readFileSync(file));
  const names = [mail.from, mail.to].map((field) => field.value[0].name);
  return [mail.subject, ...names, ...mail.attachments.map((part) => part.filename)];
}

(async () => {
  const found = [];
  for (const file of files) found.push(await read(file));
  process.stdout.write(JSON.stringify(found));
})();
