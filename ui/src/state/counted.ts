// A number as a person types it: 482, ٤٨٢, ۴۸۲, 1,482 and ١٬٤٨٢ alike.

/** The number typed; NaN when it is none. */
export function counted(typed: string): number {
  const plain = typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s,٬\u2066-\u2069\u200e\u200f]/g, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}
