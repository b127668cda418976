/**
 * How money, dates, counts and lists stand on the screen: the one place that
 * knows the language. Money is formatted from its text, so that it stays exact.
 */

const LANGUAGE = 'en-GB';
/** The office's clocks: people read moments by them, wherever the laptop is. */
const OFFICE = { timeZone: 'Europe/London' } as const;

const numbers = new Intl.NumberFormat(LANGUAGE);
const plurals = new Intl.PluralRules(LANGUAGE);
const alphabet = new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: 'base' });
const sentenceLists = new Intl.ListFormat(LANGUAGE);
const plainLists = new Intl.ListFormat(LANGUAGE, { type: 'unit' });
const days = new Intl.DateTimeFormat(LANGUAGE, { ...OFFICE, day: 'numeric', month: 'long', year: 'numeric' });
const minutes = new Intl.DateTimeFormat(LANGUAGE, { ...OFFICE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const seconds = new Intl.DateTimeFormat(LANGUAGE, {
  ...OFFICE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** "1234567.5" as "£1,234,567.50", "24500" as "£24,500". */
export function pounds(text: string, pence = false): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', part = ''] = match;
  const places = pence || hasPence(text) ? `.${part.padEnd(2, '0').slice(0, 2)}` : '';
  return `${sign === '-' ? '−' : ''}£${numbers.format(BigInt(whole))}${places}`;
}

/** Whether an amount is not whole pounds. A column where one is shows pence on all, so that its figures stand under each other. */
export function hasPence(text: string): boolean {
  return /\.0*[1-9]/.test(text);
}

/** A moment by a format, by the office's clocks; what is no moment stays as it is. */
function formatMoment(iso: string, format: Intl.DateTimeFormat): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : format.format(moment);
}

/** "3 April 2014". */
export function formatDate(iso: string): string {
  return formatMoment(iso, days);
}

/** "14:02". */
export function formatTime(iso: string): string {
  return formatMoment(iso, minutes);
}

/** "14:02:31". */
export function formatTimeToTheSecond(iso: string): string {
  return formatMoment(iso, seconds);
}

/** "3 April 2014, 14:02". */
export function formatDateTime(iso: string): string {
  return `${formatDate(iso)}, ${formatTime(iso)}`;
}

/** "1,240". */
export function formatNumber(number: number): string {
  return numbers.format(number);
}

/** The form of a word that goes with a number of things: `pluralOf(2, 'is', 'are')`. */
export function pluralOf(number: number, one: string, other: string): string {
  return plurals.select(number) === 'one' ? one : other;
}

/** "1 bid", "1,240 bids". */
export function formatCount(number: number, one: string, other = `${one}s`): string {
  return `${formatNumber(number)} ${pluralOf(number, one, other)}`;
}

/** A list in a sentence: "a, b and c". */
export function formatList(words: string[]): string {
  return sentenceLists.format(words);
}

/** A list that stands by itself: "a, b, c". */
export function formatPlainList(words: string[]): string {
  return plainLists.format(words);
}

/** Orders words as a dictionary does, and the numbers in them by size: "9" before "10". */
export function compareWords(a: string, b: string): number {
  return alphabet.compare(a, b);
}
