/**
 * Exact decimals as the program writes them: text, never floats. Only what the
 * screens need: reading, adding, comparing and stepping.
 */

/** A decimal as a whole number of units of `10^-places`. */
export type Decimal = { units: bigint; places: number };

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Reads a plain decimal; `null` for everything else, blanks and separators included. */
export function parse(text: string): Decimal | null {
  const match = PLAIN.exec(text);
  const whole = match?.[2] ?? '';
  const part = match?.[3] ?? '';
  if (!match || whole + part === '') return null;
  const size = BigInt(whole + part);
  return { units: match[1] === '-' ? -size : size, places: part.length };
}

function at(places: number, value: Decimal): bigint {
  return value.units * 10n ** BigInt(places - value.places);
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  return [at(places, a), at(places, b), places];
}

/** Adds two decimals. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right, places] = align(a, b);
  return { units: left + right, places };
}

/** Takes one decimal from another. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, places: b.places });
}

/** Orders two decimals: below, equal or above zero. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Writes a decimal without needless zeros: "0.25", "5". */
export function show(value: Decimal): string {
  const sign = value.units < 0n ? '-' : '';
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.places + 1, '0');
  const whole = digits.slice(0, digits.length - value.places);
  const part = digits.slice(digits.length - value.places).replace(/0+$/, '');
  return sign + whole + (part === '' ? '' : `.${part}`);
}

/** Orders two texts as numbers; what is no number comes last. */
export function compareText(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  if (!left || !right) return left ? -1 : right ? 1 : 0;
  return compare(left, right);
}

/** Whether two texts are the same number ("2" and "2.0"). */
export function same(a: string, b: string): boolean {
  const left = parse(a);
  const right = parse(b);
  return left !== null && right !== null && compare(left, right) === 0;
}

/** Adds up texts; `null` where one of them is no number. */
export function sum(texts: string[]): string | null {
  let total: Decimal = { units: 0n, places: 0 };
  for (const text of texts) {
    const value = parse(text);
    if (!value) return null;
    total = add(total, value);
  }
  return show(total);
}
