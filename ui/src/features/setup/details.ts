/** The details of a round while they are typed. */
import type { Approach, FundLine, RoundDetails } from '../../bindings';
import { typedPounds, typedPoundsOrNull, wrongPounds } from '../../lib/amount';
import type { Problem } from '../../lib/errors';
import { sentIndexes } from './sent';
import { limitsForm, limitsOf, wrongLimits, type LimitsForm } from './limits';

export type DetailsForm = {
  title: string;
  commissioner: string;
  approach: Approach;
  direction: string;
  low: string;
  high: string;
  most: string;
  sources: FundLine[];
  commitments: FundLine[];
  limits: LimitsForm;
  sample: boolean;
};

/** The form for what is on file. */
export function formOf(details: RoundDetails): DetailsForm {
  const { fund } = details;
  return {
    title: details.title,
    commissioner: details.commissioner,
    approach: details.approach,
    direction: details.direction,
    low: fund.low,
    high: fund.high,
    most: fund.most_per_bidder ?? '',
    sources: fund.sources.map((line) => ({ ...line })),
    commitments: fund.commitments.map((line) => ({ ...line })),
    limits: limitsForm(fund),
    sample: details.sample,
  };
}

/** Whether a line is left empty. */
export function isBlankLine(line: FundLine): boolean {
  return line.label.trim() === '' && line.amount.trim() === '';
}

function lines(all: FundLine[]): FundLine[] {
  return all
    .filter((line) => !isBlankLine(line))
    .map((line) => ({ label: line.label.trim(), amount: typedPounds(line.amount) }));
}

/** The details that the form says; lines left empty are left out. */
export function detailsOf(form: DetailsForm): RoundDetails {
  return {
    title: form.title.trim(),
    commissioner: form.commissioner.trim(),
    approach: form.approach,
    direction: form.direction.trim(),
    fund: {
      low: typedPounds(form.low),
      high: typedPounds(form.high),
      sources: lines(form.sources),
      commitments: lines(form.commitments),
      most_per_bidder: typedPoundsOrNull(form.most),
      ...limitsOf(form.limits),
    },
    sample: form.sample,
  };
}

function wrongLines(all: FundLine[], key: string): Problem[] {
  const indexes = sentIndexes(all, isBlankLine);
  return all.flatMap((line, row) => {
    if (isBlankLine(line)) return [];
    const index = indexes[row] ?? '';
    const problems: Problem[] = [];
    if (line.label.trim() === '')
      problems.push({ field: `details.fund.${key}.${index}.label`, text: 'Say what the money is' });
    const wrong = wrongPounds(line.amount, 'Give an amount in pounds, such as 331,000');
    if (wrong !== null) problems.push({ field: `details.fund.${key}.${index}.amount`, text: wrong });
    return problems;
  });
}

/** What the form still wants, at each field. */
export function missing(form: DetailsForm): Problem[] {
  const problems: Problem[] = [];
  const want = (wanting: boolean, field: string, text: string): void => {
    if (wanting) problems.push({ field, text });
  };
  const wantAmount = (typed: string, field: string, empty: string | null): void => {
    const text = wrongPounds(typed, empty);
    if (text !== null) problems.push({ field: `details.fund.${field}`, text });
  };
  want(form.title.trim() === '', 'details.title', 'Give the round a title');
  want(form.commissioner.trim() === '', 'details.commissioner', 'Say whose money it is');
  wantAmount(form.low, 'low', 'Give the least that may be awarded, in pounds');
  wantAmount(form.high, 'high', 'Give the most that may be awarded, in pounds');
  wantAmount(form.most, 'most_per_bidder', null);
  return [
    ...problems,
    ...wrongLimits(form.limits),
    ...wrongLines(form.sources, 'sources'),
    ...wrongLines(form.commitments, 'commitments'),
  ];
}
