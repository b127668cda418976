/** What happens to a payment, as it is typed. */
import type { PaymentRow, PaymentStep } from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import type { Problem } from '../../lib/errors';
import { formatDate, formatList, pounds } from '../../lib/format';
import { typedDay, wrongDay } from './day';
import type { PaymentAct } from './next';

export type PaymentStepForm = { on: string; reference: string; despite: string; amount: string; reason: string };

/** What is typed for an act, what it is called, and what is said when it is done. */
type ActEntry = { verb: string; done: string; reason: string };

export const ACTS: Record<PaymentAct, ActEntry> = {
  pay: { verb: 'Enter as paid', done: 'The payment is on file.', reason: '' },
  hold: { verb: 'Hold back', done: 'The payment is held back.', reason: 'Why it is held back' },
  release: { verb: 'Release', done: 'The payment is held back no more.', reason: 'Why it is released' },
  repay: { verb: 'Enter what was paid back', done: 'What was paid back is on file.', reason: 'Why it was paid back' },
  mistake: { verb: 'It was a mistake', done: 'The payment counts as not made.', reason: 'What the mistake was' },
};

/** What can be done to a payment as it stands, what is usual first. */
export function actsOn({ state }: PaymentRow): PaymentAct[] {
  if (state === 'paid') return ['repay', 'mistake'];
  return state === 'held' ? ['release'] : ['pay', 'hold'];
}

export function stepForm(today: string): PaymentStepForm {
  return { on: formatDate(today), reference: '', despite: '', amount: '', reason: '' };
}

/** What the form says happens. */
export function stepOf(act: PaymentAct, form: PaymentStepForm): PaymentStep {
  const [on, reason] = [typedDay(form.on), form.reason.trim()];
  switch (act) {
    case 'pay':
      return { step: 'paid', on, reference: form.reference.trim(), despite: form.despite.trim() };
    case 'hold':
      return { step: 'held', reason };
    case 'release':
      return { step: 'released', reason };
    case 'mistake':
      return { step: 'taken_back', reason };
    case 'repay':
      return { step: 'repaid', on, amount: typedPounds(form.amount), reason };
  }
}

/** What the form still wants, at each field. `waits` says whether the payment still waits for something. */
export function missing(act: PaymentAct, form: PaymentStepForm, waits: boolean): Problem[] {
  const [pays, repays] = [act === 'pay', act === 'repay'];
  const found: [string, string | null][] = [
    ['on', pays || repays ? wrongDay(form.on, 'Say on which day') : null],
    ['amount', repays ? wrongPounds(form.amount, 'Say how much was paid back, in pounds') : null],
    ['despite', pays && waits && form.despite.trim() === '' ? 'Say why it is paid all the same' : null],
    ['reason', !pays && form.reason.trim() === '' ? 'Give the reason' : null],
  ];
  return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `event.step.${key}`, text }]));
}

/** What a payment waits for, in a sentence; `null` where it waits for nothing. */
export function waitsWords(row: PaymentRow): string | null {
  if (row.state === 'paid') return null;
  if (row.held_because !== null) return `Held back: ${row.held_because}`;
  return row.waits_for.length === 0 ? null : `Waits for ${formatList(row.waits_for)}`;
}

/** What happened to a payment, in a line. */
export function stepWords(step: PaymentStep): string {
  switch (step.step) {
    case 'paid': {
      const despite = step.despite ? `; paid before what it waited for: ${step.despite}` : '';
      return `Paid on ${formatDate(step.on)}${step.reference && `, ${step.reference}`}${despite}`;
    }
    case 'held':
      return `Held back: ${step.reason}`;
    case 'released':
      return `Released: ${step.reason}`;
    case 'taken_back':
      return `The payment was a mistake: ${step.reason}`;
    case 'repaid':
      return `${pounds(step.amount)} paid back on ${formatDate(step.on)}: ${step.reason}`;
  }
}
