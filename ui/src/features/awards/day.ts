/**
 * Days as people type them: "1 April 2014", "1/4/2014" and "2014-04-01" are one day. The day comes
 * before the month, as it does in this country.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

/** What is right, for whoever typed something else. */
export const AS_DAY = 'Give day, month and year, such as 1 April 2014';

function written(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : null;
}

/** The month of a name or its first three letters; 0 where it is none. */
function monthOf(word: string): number {
  return word.length < 3 ? 0 : MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** The day that was typed, as it is sent ("2014-04-01"); `null` for what is no day of the calendar. */
export function readDay(text: string): string | null {
  const typed = text.trim().replace(/,/g, '');
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  if (year && month && day) return written(Number(year), Number(month), Number(day));
  const [, first, second, last] = /^(\d{1,2})[\s./-]+(\d{1,2}|\p{L}+)[\s./-]+(\d{4})$/u.exec(typed) ?? [];
  if (!first || !second || !last) return null;
  const named = /^\d/.test(second) ? Number(second) : monthOf(second);
  return written(Number(last), named, Number(first));
}

/** The day as it is sent; what is no day stays as it is. */
export function typedDay(text: string): string {
  return readDay(text) ?? text.trim();
}

/** The same, with nothing typed as nothing at all. */
export function typedDayOrNull(text: string): string | null {
  return typedDay(text) || null;
}

/** What is wrong with a day that was typed; `empty` where nothing was. */
export function wrongDay(text: string, empty: string | null): string | null {
  if (text.trim() === '') return empty;
  return readDay(text) === null ? AS_DAY : null;
}

/** How many days lie from one day to another; below 0 where that one is over. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The day by the office's clocks. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(moment);
}
