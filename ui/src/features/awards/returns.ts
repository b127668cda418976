/** A return of a project, as it is typed from the form that came in. */
import type { Actual, Measure, MeasureId, ProjectReturn, Rating, RatingWords, ReturnState } from '../../bindings';
import { typedPoundsOrNull, wrongPounds } from '../../lib/amount';
import type { Problem } from '../../lib/errors';
import { formatDate } from '../../lib/format';
import { typedDay, wrongDay } from './day';
import { readValue, valueText, wrongValue } from './measure';

export type RatingForm = { points: string; comment: string };
export type ActualForm = { value: string; forecast: string; evidence: string };

/** The three things that are rated. */
export type Rated = keyof RatingWords;

export type ReturnForm = {
  received: string;
  actuals: Record<MeasureId, ActualForm>;
  spend: string;
  forecast: string;
  narrative: string;
  ratings: Record<Rated, RatingForm>;
  signedBy: string;
};

export const RATED: Record<Rated, string> = {
  delivery: 'Delivery: does it keep to its time?',
  spending: 'Spending: does it keep to its plan?',
  risk: 'Risk: what may go wrong?',
};

export const BLANK_ACTUAL: ActualForm = { value: '', forecast: '', evidence: '' };

/** Under how many points a rating says why. */
const WITHOUT_WORDS = 4;

/** The points of a rating with their words, the best first. */
export function pointsOf(words: string[]): { value: string; label: string }[] {
  const all = words.map((word, at) => ({ value: String(at + 1), label: `${at + 1}: ${word}` }));
  return [{ value: '', label: 'Not said' }, ...all.reverse()];
}

/** A rating in words: "4: On time but for small things"; `null` where it is not said. */
export function ratingWords(rating: Rating | null | undefined, words: string[]): string | null {
  return rating ? `${rating.points}: ${words[rating.points - 1] ?? ''}` : null;
}

function ratingForm(rating: Rating | null | undefined): RatingForm {
  return { points: rating ? String(rating.points) : '', comment: rating?.comment ?? '' };
}

function actualForm(actual: Actual | undefined): ActualForm {
  return {
    value: valueText(actual?.value),
    forecast: valueText(actual?.forecast),
    evidence: actual?.evidence ?? '',
  };
}

/** The form for the return on file, or for one that came in today. */
export function returnForm(report: ProjectReturn | null, measures: Measure[], today: string): ReturnForm {
  const actuals = measures.map(({ id }) => [id, actualForm(report?.actuals[id])]);
  return {
    received: formatDate(report?.received ?? today),
    actuals: Object.fromEntries(actuals) as ReturnForm['actuals'],
    spend: report?.spend ?? '',
    forecast: report?.forecast ?? '',
    narrative: report?.narrative ?? '',
    ratings: {
      delivery: ratingForm(report?.delivery),
      spending: ratingForm(report?.spending),
      risk: ratingForm(report?.risk),
    },
    signedBy: report?.signed_by ?? '',
  };
}

function ratingOf({ points, comment }: RatingForm): Rating | null {
  return points === '' ? null : { points: Number(points), comment: comment.trim() };
}

/** What is sent of each measure; one of which nothing is said is left out, which is "not yet". */
function actualsOf(form: ReturnForm, measures: Measure[]): ProjectReturn['actuals'] {
  const said = measures.flatMap(({ id, kind }): [MeasureId, Actual][] => {
    const { value, forecast, evidence } = form.actuals[id] ?? BLANK_ACTUAL;
    const actual = {
      value: readValue(kind, value),
      forecast: readValue(kind, forecast),
      evidence: evidence.trim(),
    };
    return actual.value || actual.forecast || actual.evidence ? [[id, actual]] : [];
  });
  return Object.fromEntries(said) as ProjectReturn['actuals'];
}

/** The return that the form says: one that came in, which nobody has judged. */
export function returnOf(form: ReturnForm, period: number, measures: Measure[]): ProjectReturn {
  return {
    period,
    received: typedDay(form.received),
    actuals: actualsOf(form, measures),
    spend: typedPoundsOrNull(form.spend),
    forecast: typedPoundsOrNull(form.forecast),
    narrative: form.narrative.trim(),
    delivery: ratingOf(form.ratings.delivery),
    spending: ratingOf(form.ratings.spending),
    risk: ratingOf(form.ratings.risk),
    signed_by: form.signedBy.trim(),
    state: 'received',
    note: '',
  };
}

/** The return with what the office makes of it. */
export function judged(report: ProjectReturn, state: ReturnState, note: string): ProjectReturn {
  return { ...report, state, note: note.trim() };
}

function wrongActuals(form: ReturnForm, measures: Measure[]): Problem[] {
  return measures.flatMap(({ id, kind }) => {
    const { value = '', forecast = '' } = form.actuals[id] ?? {};
    const found: [string, string | null][] = [
      ['value', wrongValue(kind, value)],
      ['forecast', wrongValue(kind, forecast)],
    ];
    return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `report.actuals.${id}.${key}`, text }]));
  });
}

function wrongRating(key: Rated, { points, comment }: RatingForm): Problem[] {
  const bare = comment.trim() === '';
  if (points === '') return bare ? [] : [{ field: `report.${key}`, text: 'Choose the points, or take the reason out' }];
  const wanting = Number(points) < WITHOUT_WORDS && bare;
  return wanting ? [{ field: `report.${key}.comment`, text: `Say why it is ${points}` }] : [];
}

/** What the form still wants, at each field. */
export function missing(form: ReturnForm, measures: Measure[]): Problem[] {
  const found: [string, string | null][] = [
    ['received', wrongDay(form.received, 'Say when it came in')],
    ['spend', wrongPounds(form.spend, null)],
    ['forecast', wrongPounds(form.forecast, null)],
  ];
  return [
    ...found.flatMap(([key, text]) => (text === null ? [] : [{ field: `report.${key}`, text }])),
    ...wrongActuals(form, measures),
    ...(Object.keys(RATED) as Rated[]).flatMap((key) => wrongRating(key, form.ratings[key])),
  ];
}
