// Any number of invented officials, each a person of their own, as a list that Risala writes itself.
import { COUNTRIES, FIRST, LAST, OFFICES } from "./officials.mjs";

const HEAD = [
  "id",
  "gender",
  "rank",
  "name_en",
  "name_ar",
  "family_en",
  "title_en",
  "title_ar",
  "organization_en",
  "organization_ar",
  "country",
  "address1",
  "address2",
  "email",
  "channel",
  "language",
  "tags",
  "source",
  "verified_on",
].join(",");

/**
 * The list as CSV.
 * @param {number} count
 */
export function crowd(count) {
  return `${[HEAD, ...Array.from({ length: count }, (_, at) => row(at))].join("\n")}\n`;
}

/** @param {number} number */
function row(number) {
  const [first_en, first_ar] = FIRST[number % FIRST.length] ?? [];
  const [last_en, last_ar] = LAST[number % LAST.length] ?? [];
  const [title, woman, man, body, body_ar] = OFFICES[number % OFFICES.length] ?? [];
  const isWoman = number % 2 === 0;
  return [
    `crowd-${String(number).padStart(6, "0")}`,
    isWoman ? "female" : "male",
    "minister",
    `${first_en} ${last_en}-${number}`,
    `${first_ar} ${last_ar} ${number}`,
    `${last_en}-${number}`,
    title,
    isWoman ? woman : man,
    body,
    body_ar,
    COUNTRIES[number % COUNTRIES.length],
    `${number} Example Street`,
    "Example City",
    `minister${number}@example.org`,
    number % 12 === 0 ? "post" : "email",
    "ar+en",
    number % 3 === 0 ? "government;trade" : "government",
    "https://example.org/cabinet",
    "2026-10-01",
  ].join(",");
}
