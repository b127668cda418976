/** Measures of an agreement, and the figures that are given of them, as they are typed. */
import {
  directionTitles,
  measureKindTitles,
  type Direction,
  type Measure,
  type MeasureKind,
  type MeasureValue,
} from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import { parse } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { formatDate, pounds } from '../../lib/format';
import { inSentence } from '../../lib/words';
import { readDay, typedDayOrNull, wrongDay } from './day';

export type MeasureForm = {
  id: string;
  title: string;
  outcome: string;
  criterion: string;
  kind: MeasureKind;
  unit: string;
  direction: Direction;
  baseline: string;
  target: string;
  by: string;
  evidence: string;
};

const KIND_HINTS: Record<MeasureKind, string> = {
  count: 'people or things, added up over the periods',
  percentage: 'a share, 0 to 100; the newest stands',
  money: 'pounds, added up over the periods',
  yes_no: 'whether it is so; the newest stands',
  milestone: 'something that is reached on a day',
};

/** The kinds of measure, with how each is counted. */
export const KINDS = (Object.keys(KIND_HINTS) as MeasureKind[]).map((value) => ({
  value,
  label: `${measureKindTitles[value]}: ${KIND_HINTS[value]}`,
}));

/** On which side of the target the good is. */
export const DIRECTIONS = (Object.keys(directionTitles) as Direction[]).map((value) => ({
  value,
  label: directionTitles[value],
}));

export const YES_NO = [
  { value: '', label: 'Not said' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** Whether a kind of measure has a good side of its target, and a unit. */
export function isCounted(kind: MeasureKind): boolean {
  return kind !== 'yes_no' && kind !== 'milestone';
}

/** The id of one more measure: the first that is free. */
export function freeId(measures: readonly { id: string }[]): string {
  const taken = new Set(measures.map((one) => one.id));
  let number = 1;
  while (taken.has(`m${number}`)) number += 1;
  return `m${number}`;
}

export function blankMeasure(measures: readonly { id: string }[]): MeasureForm {
  return {
    id: freeId(measures),
    title: '',
    outcome: '',
    criterion: '',
    kind: 'count',
    unit: '',
    direction: 'at_least',
    baseline: '',
    target: '',
    by: '',
    evidence: '',
  };
}

/** A value as it stands in a field. */
export function valueText(value: MeasureValue | null | undefined): string {
  if (!value) return '';
  if ('figure' in value) return value.figure;
  if ('yes_no' in value) return value.yes_no ? 'yes' : 'no';
  return formatDate(value.reached);
}

/** "1,200" and "80 %" as the program reads them. */
function typedFigure(text: string): string {
  const plain = text.trim().replace(/\s*%$/, '');
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

/** What is wrong with a value that was typed for a kind of measure; nothing where nothing was. */
export function wrongValue(kind: MeasureKind, text: string): string | null {
  if (text.trim() === '') return null;
  if (kind === 'money') return wrongPounds(text, null);
  if (kind === 'milestone') return wrongDay(text, null);
  if (kind === 'yes_no') return null;
  return parse(typedFigure(text)) ? null : 'Give a figure, such as 80';
}

/** The value that was typed; `null` where nothing was. */
export function readValue(kind: MeasureKind, text: string): MeasureValue | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (kind === 'yes_no') return { yes_no: typed === 'yes' };
  if (kind === 'milestone') return { reached: readDay(typed) ?? typed };
  return { figure: kind === 'money' ? typedPounds(typed) : typedFigure(typed) };
}

/** A value as it is read: "80 people", "75 %", "£1,200", "Yes", "1 April 2014". */
export function valueWords(value: MeasureValue | null | undefined, kind: MeasureKind, unit = ''): string {
  if (!value) return 'not yet';
  if ('yes_no' in value) return value.yes_no ? 'Yes' : 'No';
  if ('reached' in value) return formatDate(value.reached);
  if (kind === 'money') return pounds(value.figure);
  if (kind === 'percentage') return `${value.figure} %${unit && ` ${unit}`}`;
  return [value.figure, unit].filter(Boolean).join(' ');
}

/** What is aimed for: "at least 80 people by 31 March 2015". */
export function targetWords({ kind, target, direction, unit, by }: Measure): string {
  const when = by ? `by ${formatDate(by)}` : '';
  if (kind === 'milestone') return when || 'no day yet';
  if (!target) return 'no target yet';
  const side = isCounted(kind) ? `${inSentence(directionTitles[direction])} ` : '';
  return [side + valueWords(target, kind, unit), when].filter(Boolean).join(' ');
}

export function measureForm(measure: Measure): MeasureForm {
  return {
    id: measure.id,
    title: measure.title,
    outcome: measure.outcome ?? '',
    criterion: measure.criterion ?? '',
    kind: measure.kind,
    unit: measure.unit ?? '',
    direction: measure.direction,
    baseline: valueText(measure.baseline),
    target: valueText(measure.target),
    by: measure.by ? formatDate(measure.by) : '',
    evidence: measure.evidence ?? '',
  };
}

/** The measure that a row says. */
export function measureOf(form: MeasureForm): Measure {
  return {
    id: form.id,
    title: form.title.trim(),
    outcome: form.outcome.trim(),
    criterion: form.criterion || null,
    kind: form.kind,
    unit: isCounted(form.kind) ? form.unit.trim() : '',
    direction: form.direction,
    baseline: readValue(form.kind, form.baseline),
    target: form.kind === 'milestone' ? null : readValue(form.kind, form.target),
    by: typedDayOrNull(form.by),
    evidence: form.evidence.trim(),
  };
}

/** Whether a row is left empty; such a row is not sent. */
export function isBlankMeasure(form: MeasureForm): boolean {
  return [form.title, form.outcome, form.baseline, form.target, form.evidence].every((text) => text.trim() === '');
}

/** What a row still wants, at each field below its path. */
export function wrongMeasure(form: MeasureForm, at: string): Problem[] {
  const found: [string, string | null][] = [
    ['title', form.title.trim() === '' ? 'Say what is measured' : null],
    ['baseline', wrongValue(form.kind, form.baseline)],
    ['target', form.kind === 'milestone' ? null : wrongValue(form.kind, form.target)],
    ['by', wrongDay(form.by, form.kind === 'milestone' ? 'Say by when it is to be reached' : null)],
  ];
  return found.flatMap(([key, text]) => (text === null ? [] : [{ field: `${at}.${key}`, text }]));
}
