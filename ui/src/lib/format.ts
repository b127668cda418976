/** How money, dates and counts stand on the screen. Every figure is formatted from its text. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "1234567.5" as "£1,234,567.50", "24500" as "£24,500". */
export function pounds(text: string, pence = false): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', part = ''] = match;
  const places = pence || hasPence(text) ? `.${part.padEnd(2, '0').slice(0, 2)}` : '';
  return `${sign === '-' ? '−' : ''}£${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${places}`;
}

/** Whether an amount is not whole pounds. A column where one is shows pence on all, so that its figures stand under each other. */
export function hasPence(text: string): boolean {
  return /\.0*[1-9]/.test(text);
}

/** What a person typed as money ("£24,500 ") as the program reads it ("24500"). */
export function typedPounds(text: string): string {
  return text.replace(/[£,\s]/g, '');
}

/** The same, with nothing typed as nothing at all. */
export function typedPoundsOrNull(text: string): string | null {
  const typed = typedPounds(text);
  return typed === '' ? null : typed;
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}

/** "3 April 2014", in the reader's own time zone. */
export function date(iso: string): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return iso;
  return `${when.getDate()} ${MONTHS[when.getMonth()] ?? ''} ${when.getFullYear()}`;
}

/** "14:02". */
export function time(iso: string): string {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? iso : `${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** "14:02:31". */
export function timeToTheSecond(iso: string): string {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? iso : `${time(iso)}:${two(when.getSeconds())}`;
}

/** "3 April 2014, 14:02". */
export function dateTime(iso: string): string {
  return `${date(iso)}, ${time(iso)}`;
}

/** "1 bid", "1,240 bids". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** A list in a sentence: "a, b and c". */
export function list(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
