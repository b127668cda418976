/** What is to be paid in each of the next twelve months, for drawing. */
import type { MonthOfPayments, PaymentCalendar } from '../../bindings';
import { parse, subtract, show, sum } from '../../lib/decimal';
import { toPence } from '../../lib/pence';

const NAMES = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' });
const WHOLE = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** A bar: from 0 to 1 of the highest, with the part that is held back. */
export type Bar = { month: string; name: string; height: number; held: number; amount: string };

/** "April 2014". */
export function monthWords(first: string): string {
  return WHOLE.format(new Date(first));
}

/** The bars, the highest of them 1 high. Lengths only: the figures beside them are the exact ones. */
export function barsOf(months: MonthOfPayments[]): Bar[] {
  const pence = months.map((month) => toPence(month.amount) ?? 0);
  const most = Math.max(1, ...pence);
  return months.map((month, at) => ({
    month: month.first,
    name: NAMES.format(new Date(month.first)),
    height: (pence[at] ?? 0) / most,
    held: (toPence(month.held) ?? 0) / most,
    amount: month.amount,
  }));
}

/** What the twelve months come to, in pounds. */
export function monthsSum({ months }: PaymentCalendar): string {
  return sum(months.map((month) => month.amount)) ?? '0';
}

/** What of a month can be paid: the rest is held back. */
export function freeOf({ amount, held }: MonthOfPayments): string {
  const [all, back] = [parse(amount), parse(held)];
  return all && back ? show(subtract(all, back)) : amount;
}
