/** A review of a project, as it is typed. */
import { reviewFindingTitles, type Review, type ReviewFinding } from '../../bindings';
import type { Problem } from '../../lib/errors';
import { formatDate } from '../../lib/format';
import { typedDay, wrongDay } from './day';

export type ReviewForm = { on: string; finding: ReviewFinding | null; reasons: string; lesson: string; by: string };

const HINTS: Record<ReviewFinding, string> = {
  continue: 'It goes on as it is.',
  vary: 'It goes on otherwise: another sum, other activities. The agreement is varied next.',
  stop: 'It ends.',
};

/** What can become of a project. */
export const FINDINGS = (Object.keys(HINTS) as ReviewFinding[]).map((value) => ({
  value,
  label: reviewFindingTitles[value],
  hint: HINTS[value],
}));

export function blankReview(today: string): ReviewForm {
  return { on: formatDate(today), finding: null, reasons: '', lesson: '', by: '' };
}

/** The review that the form says; `null` where nothing is chosen. */
export function reviewOf(form: ReviewForm): Review | null {
  if (form.finding === null) return null;
  return {
    on: typedDay(form.on),
    finding: form.finding,
    reasons: form.reasons.trim(),
    lesson: form.lesson.trim(),
    by: form.by.trim(),
  };
}

/** What the form still wants, at each field. */
export function missing(form: ReviewForm): Problem[] {
  const found: [string, string | null][] = [
    ['finding', form.finding === null ? 'Choose what is to become of the project' : null],
    ['reasons', form.reasons.trim() === '' ? 'Say why' : null],
    ['by', form.by.trim() === '' ? 'Say who reviewed it' : null],
    ['on', wrongDay(form.on, 'Say on which day')],
  ];
  return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `review.${key}`, text }]));
}
