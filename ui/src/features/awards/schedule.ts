/** The schedule of an agreement: when it is reported, and when and how it is paid, as it is typed. */
import {
  awardCheckKindTitles,
  type AwardCheckKind,
  type FundLine,
  type PaymentNeed,
  type PlannedPayment,
  type ReturnPeriod,
} from '../../bindings';
import { readPounds, typedPounds, wrongPounds } from '../../lib/amount';
import { sum } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { formatDate, formatList } from '../../lib/format';
import { inSentence } from '../../lib/words';
import { fromPence, toPence } from '../../lib/pence';
import { typedDay, wrongDay } from './day';

export type PeriodForm = { from: string; to: string; due: string };

export type PaymentForm = {
  due: string;
  amount: string;
  /** What it waits for, each by its {@link needKey}. */
  needs: string[];
  /** What it is paid from, where that is more than one source. */
  sources: FundLine[];
};

/** What tells what a payment waits for apart from the rest: "signatures", "return 2", "check dbs". */
export function needKey(need: PaymentNeed): string {
  if (need === 'signatures') return need;
  return 'return' in need ? `return ${need.return}` : `check ${need.check}`;
}

/** What a key stands for; `null` where it stands for nothing. */
export function needOf(key: string): PaymentNeed | null {
  if (key === 'signatures') return key;
  const [word, what = ''] = key.split(' ');
  if (word === 'return') return { return: Number(what) };
  return what in awardCheckKindTitles ? { check: what as AwardCheckKind } : null;
}

/** What a payment waits for, in words. */
export function needWords(need: PaymentNeed): string {
  if (need === 'signatures') return 'both signatures';
  if ('return' in need) return `return ${need.return}, accepted`;
  return need.check === 'dbs' ? awardCheckKindTitles.dbs : inSentence(awardCheckKindTitles[need.check]);
}

/** What the row of a payment waits for, in words. */
export function needsWords({ needs }: PaymentForm): string {
  const words = needs.flatMap((key) => {
    const need = needOf(key);
    return need === null ? [] : [needWords(need)];
  });
  return words.length === 0 ? 'nothing' : formatList(words);
}

/** All that a payment can wait for, with so many periods. */
export function needChoices(periods: number): { key: string; label: string }[] {
  const checks = Object.keys(awardCheckKindTitles) as AwardCheckKind[];
  const needs: PaymentNeed[] = [
    'signatures',
    ...checks.map((check) => ({ check })),
    ...Array.from({ length: periods }, (_, at) => ({ return: at + 1 })),
  ];
  return needs.map((need) => ({ key: needKey(need), label: needWords(need) }));
}

export function periodForm({ from, to, due }: ReturnPeriod): PeriodForm {
  return { from: formatDate(from), to: formatDate(to), due: formatDate(due) };
}

/** The periods that the rows say, numbered in their order. */
export function periodsOf(rows: PeriodForm[]): ReturnPeriod[] {
  return rows.map((row, at) => ({
    number: at + 1,
    from: typedDay(row.from),
    to: typedDay(row.to),
    due: typedDay(row.due),
  }));
}

export function paymentForm({ due, amount, needs, sources }: PlannedPayment): PaymentForm {
  return {
    due: formatDate(due),
    amount,
    needs: needs.map(needKey),
    sources: (sources ?? []).map((line) => ({ ...line })),
  };
}

/** The payments that the rows say, numbered in their order. */
export function paymentsOf(rows: PaymentForm[]): PlannedPayment[] {
  return rows.map((row, at) => ({
    number: at + 1,
    due: typedDay(row.due),
    amount: typedPounds(row.amount),
    needs: row.needs.flatMap((key) => needOf(key) ?? []),
    sources: row.sources.map(({ label, amount }) => ({ label: label.trim(), amount: typedPounds(amount) })),
  }));
}

/** The payments after a period was taken out: none waits for it, and those after it are one number lower. */
export function withoutPeriod(payments: PaymentForm[], at: number): PaymentForm[] {
  const gone = at + 1;
  const renumbered = (key: string): string[] => {
    const need = needOf(key);
    if (need === null || need === 'signatures' || !('return' in need) || need.return < gone) return [key];
    return need.return === gone ? [] : [needKey({ return: need.return - 1 })];
  };
  return payments.map((payment) => ({ ...payment, needs: payment.needs.flatMap(renumbered) }));
}

/** What the rows come to, in pounds; `null` where one of them is no amount. */
export function plannedSum(rows: { amount: string }[]): string | null {
  const amounts = rows.map((row) => readPounds(row.amount));
  return sum(amounts.map((read) => ('amount' in read ? read.amount : '?')));
}

/**
 * The award shared out equally over the payments that were not made, whole pence, with what cannot
 * be shared in the first of them, as the program drafts it. Those made keep their amounts. `null` where that cannot be done.
 */
export function sharedOut(rows: PaymentForm[], award: string, made: ReadonlySet<number>): PaymentForm[] | null {
  const isMade = (at: number): boolean => made.has(at + 1);
  const kept = plannedSum(rows.filter((_, at) => isMade(at)));
  const [whole, gone] = [toPence(award), kept === null ? null : toPence(kept)];
  const open = rows.filter((_, at) => !isMade(at)).length;
  if (whole === null || gone === null || open === 0 || gone > whole) return null;
  const [left, each] = [whole - gone, Math.floor((whole - gone) / open)];
  const first = rows.findIndex((_, at) => !isMade(at));
  return rows.map((row, at) => {
    if (isMade(at)) return row;
    return { ...row, amount: fromPence(at === first ? left - each * (open - 1) : each) };
  });
}

/** What the periods still want, at each field. */
export function wrongPeriods(rows: PeriodForm[], at: string): Problem[] {
  return rows.flatMap((row, index) => {
    const found: [string, string | null][] = [
      ['from', wrongDay(row.from, 'Say when the period begins')],
      ['to', wrongDay(row.to, 'Say when the period ends')],
      ['due', wrongDay(row.due, 'Say when its return is due')],
    ];
    return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `${at}.${index}.${key}`, text }]));
  });
}

/** What the payments still want, at each field. */
export function wrongPayments(rows: PaymentForm[], at: string): Problem[] {
  return rows.flatMap((row, index) => {
    const found: [string, string | null][] = [
      ['due', wrongDay(row.due, 'Say when it is due')],
      ['amount', wrongPounds(row.amount, 'Give the amount, in pounds')],
      ...row.sources.flatMap((line, which): [string, string | null][] => [
        [`sources.${which}.label`, line.label.trim() === '' ? 'Name the source' : null],
        [`sources.${which}.amount`, wrongPounds(line.amount, 'Give the amount, in pounds')],
      ]),
    ];
    return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `${at}.${index}.${key}`, text }]));
  });
}
