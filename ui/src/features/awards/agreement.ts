/** A written agreement, as it is typed. */
import { headingTitles, type AwardView, type Heading, type WrittenAgreement } from '../../bindings';
import { same } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { formatDate, pounds } from '../../lib/format';
import { sentIndexes } from '../setup/sent';
import { typedDay, wrongDay } from './day';
import { isBlankMeasure, measureForm, measureOf, wrongMeasure, type MeasureForm } from './measure';
import {
  paymentForm,
  paymentsOf,
  periodForm,
  periodsOf,
  plannedSum,
  wrongPayments,
  wrongPeriods,
  type PaymentForm,
  type PeriodForm,
} from './schedule';

export type AgreementForm = {
  start: string;
  end: string;
  /** What is said for this award beside the standard words, by heading. */
  texts: Record<Heading, string>;
  measures: MeasureForm[];
  returns: PeriodForm[];
  payments: PaymentForm[];
  /** When the project is looked at again, a day each. */
  reviews: string[];
  officeSignatory: string;
  recipientSignatory: string;
  /** From when and why it changes, once a version is signed. */
  varied: { from: string; reason: string };
};

/** The headings in the source's order. */
export const HEADINGS = Object.keys(headingTitles) as Heading[];

/** The form for a version on file, or for the program's draft of a first one. */
export function agreementForm(agreement: WrittenAgreement): AgreementForm {
  const texts = HEADINGS.map((heading) => [heading, agreement.texts[heading] ?? '']);
  return {
    start: formatDate(agreement.start),
    end: formatDate(agreement.end),
    texts: Object.fromEntries(texts) as Record<Heading, string>,
    measures: agreement.measures.map(measureForm),
    returns: agreement.returns.map(periodForm),
    payments: agreement.payments.map(paymentForm),
    reviews: agreement.reviews.map(formatDate),
    officeSignatory: agreement.office_signatory ?? '',
    recipientSignatory: agreement.recipient_signatory ?? '',
    varied: {
      from: agreement.variation ? formatDate(agreement.variation.from) : '',
      reason: agreement.variation?.reason ?? '',
    },
  };
}

/** The form where the program has no draft: nothing is said. */
function blankForm(): AgreementForm {
  const texts = HEADINGS.map((heading) => [heading, '']);
  return {
    start: '',
    end: '',
    texts: Object.fromEntries(texts) as Record<Heading, string>,
    measures: [],
    returns: [],
    payments: [],
    reviews: [],
    officeSignatory: '',
    recipientSignatory: '',
    varied: { from: '', reason: '' },
  };
}

/** Whether a new version is a variation: both sides have signed one already. */
export function isVaried({ versions }: Pick<AwardView, 'versions'>): boolean {
  return versions.some((version) => version.in_force);
}

/**
 * What the form begins with: the newest version, or the program's draft where there is none. A
 * variation of what is signed has no reason yet; one that waits for signatures keeps its own.
 */
export function formOf(view: Pick<AwardView, 'versions' | 'draft'>): AgreementForm {
  const newest = view.versions.at(-1);
  const agreement = newest?.agreement ?? view.draft;
  if (!agreement) return blankForm();
  const form = agreementForm(agreement);
  return newest?.in_force ? { ...form, varied: { from: '', reason: '' } } : form;
}

/** The agreement that the form says. `varies` says whether a version is signed already. */
export function agreementOf(form: AgreementForm, bidSha256: string, varies: boolean): WrittenAgreement {
  const texts = HEADINGS.flatMap((heading) => {
    const text = form.texts[heading].trim();
    return text === '' ? [] : [[heading, text]];
  });
  return {
    start: typedDay(form.start),
    end: typedDay(form.end),
    texts: Object.fromEntries(texts) as WrittenAgreement['texts'],
    measures: form.measures.filter((row) => !isBlankMeasure(row)).map(measureOf),
    returns: periodsOf(form.returns),
    payments: paymentsOf(form.payments),
    reviews: form.reviews.filter((day) => day.trim() !== '').map(typedDay),
    office_signatory: form.officeSignatory.trim(),
    recipient_signatory: form.recipientSignatory.trim(),
    bid_sha256: bidSha256,
    variation: varies ? { from: typedDay(form.varied.from), reason: form.varied.reason.trim() } : null,
  };
}

/** How far the payments are from the award, in words; `null` where they come to it. */
export function wrongSum(payments: PaymentForm[], award: string): string | null {
  const planned = plannedSum(payments);
  if (planned === null || same(planned, award)) return null;
  return `The payments come to ${pounds(planned)}, and the award is ${pounds(award)}. Change them so that they come to it`;
}

function wrongVariation({ from, reason }: AgreementForm['varied']): Problem[] {
  const found: [string, string | null][] = [
    ['from', wrongDay(from, 'Say from when the change holds')],
    ['reason', reason.trim() === '' ? 'Say why the agreement changes' : null],
  ];
  return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `agreement.variation.${key}`, text }]));
}

function wrongReviews(days: string[]): Problem[] {
  const indexes = sentIndexes(days, (day) => day.trim() === '');
  return days.flatMap((day, row) => {
    const text = wrongDay(day, null);
    return text === null ? [] : [{ field: `agreement.reviews.${indexes[row] ?? row}`, text }];
  });
}

/** What the form still wants, at each field. */
export function missing(form: AgreementForm, award: string, varies: boolean): Problem[] {
  const days: [string, string | null][] = [
    ['start', wrongDay(form.start, 'Say from when the money is for')],
    ['end', wrongDay(form.end, 'Say until when the money is for')],
  ];
  const sum = wrongSum(form.payments, award);
  const rows = sentIndexes(form.measures, isBlankMeasure);
  const measures = form.measures.flatMap((row, at) =>
    isBlankMeasure(row) ? [] : wrongMeasure(row, `agreement.measures.${rows[at] ?? at}`),
  );
  return [
    ...(varies ? wrongVariation(form.varied) : []),
    ...days.flatMap(([key, text]) => (text === null ? [] : [{ field: `agreement.${key}`, text }])),
    ...measures,
    ...wrongPeriods(form.returns, 'agreement.returns'),
    ...wrongPayments(form.payments, 'agreement.payments'),
    ...(sum === null ? [] : [{ field: 'agreement.payments', text: sum }]),
    ...wrongReviews(form.reviews),
  ];
}
