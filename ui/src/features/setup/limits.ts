/** What every shortlist under the fund keeps to, while it is typed. */
import { legalPowerTitles, type FitRule, type Fund, type LegalPower, type Minimum } from '../../bindings';
import { typedPoundsOrNull, wrongPounds } from '../../lib/amount';
import { compareText, parse, same } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { neverReached } from '../../lib/never';
import { sentIndexes } from './sent';

/** `of` is "objective:o1", "group:victims" or "district". */
export type MinimumForm = { of: string; district: string; spend: string; awards: string };

export type LimitsForm = {
  mostPerBid: string;
  leastPerBid: string;
  reserve: string;
  over: string;
  power: LegalPower | '';
  rule: FitRule;
  minimums: MinimumForm[];
};

/** The powers under which grants are made; none has to be named while the round is set up. */
export const POWERS: { value: LegalPower | ''; label: string }[] = [
  { value: '', label: 'Not named yet' },
  { value: 'crime_and_disorder', label: legalPowerTitles.crime_and_disorder },
  { value: 'victims_services', label: legalPowerTitles.victims_services },
];

export const BLANK_MINIMUM: MinimumForm = { of: '', district: '', spend: '', awards: '' };

function minimumForm({ of, least_spend, least_awards }: Minimum): MinimumForm {
  const rest = { spend: least_spend ?? '', awards: least_awards === null ? '' : String(least_awards) };
  if ('district' in of) return { of: 'district', district: of.district, ...rest };
  if ('objective' in of) return { of: `objective:${of.objective}`, district: '', ...rest };
  if ('group' in of) return { of: `group:${of.group}`, district: '', ...rest };
  return neverReached(of);
}

/** The form for what is on file. */
export function limitsForm(fund: Fund): LimitsForm {
  const reserve = fund.reserve_share ?? '0';
  const over = fund.over_allocation ?? '0';
  return {
    mostPerBid: fund.most_per_bid ?? '',
    leastPerBid: fund.least_per_bid ?? '',
    reserve: same(reserve, '0') ? '' : reserve,
    over: same(over, '0') ? '' : over,
    power: fund.power ?? '',
    rule: fund.rule ?? 'stop',
    minimums: (fund.minimums ?? []).map(minimumForm),
  };
}

/** Whether a row is left empty. */
export function isBlankMinimum({ of, spend, awards }: MinimumForm): boolean {
  return of === '' && spend.trim() === '' && awards.trim() === '';
}

function minimumOf({ of, district, spend, awards }: MinimumForm): Minimum {
  const [kind, id = ''] = [of.split(':')[0], of.slice(of.indexOf(':') + 1)];
  return {
    of: kind === 'district' ? { district: district.trim() } : kind === 'group' ? { group: id } : { objective: id },
    least_spend: typedPoundsOrNull(spend),
    least_awards: awards.trim() === '' ? null : Number(awards),
  };
}

/** The limits that the form says; rows left empty are left out. */
export function limitsOf(
  form: LimitsForm,
): Pick<Fund, 'most_per_bid' | 'least_per_bid' | 'reserve_share' | 'over_allocation' | 'power' | 'rule' | 'minimums'> {
  return {
    most_per_bid: typedPoundsOrNull(form.mostPerBid),
    least_per_bid: typedPoundsOrNull(form.leastPerBid),
    reserve_share: typedShare(form.reserve),
    over_allocation: typedShare(form.over),
    power: form.power || null,
    rule: form.rule,
    minimums: form.minimums.filter((one) => !isBlankMinimum(one)).map(minimumOf),
  };
}

function typedShare(text: string): string {
  return text.replace(/[%\s]/g, '') || '0';
}

function isShare(text: string): boolean {
  return parse(text) !== null && compareText(text, '0') >= 0 && compareText(text, '100') <= 0;
}

function wrongMinimum(one: MinimumForm, index: string): Problem[] {
  if (isBlankMinimum(one)) return [];
  const field = `details.fund.minimums.${index}`;
  const spend = typedPoundsOrNull(one.spend);
  const awards = one.awards.trim();
  const wants: [boolean, string, string][] = [
    [one.of === '', field, 'Choose what the minimum is for'],
    [one.of === 'district' && one.district.trim() === '', `${field}.district`, 'Name the district, as bids name it'],
    [
      spend === null && awards === '',
      `${field}.least_spend`,
      'Give the least to be awarded, or the least number of awards',
    ],
    [
      awards !== '' && !/^[1-9]\d{0,3}$/.test(awards),
      `${field}.least_awards`,
      'Give a whole number of awards, or leave it empty',
    ],
  ];
  const problems = wants.filter(([wanting]) => wanting).map(([, at, text]) => ({ field: at, text }));
  return [...problems, ...wrongAmount(`${field}.least_spend`, one.spend)];
}

/** What is wrong with an amount that may be left empty. */
function wrongAmount(field: string, typed: string): Problem[] {
  const text = wrongPounds(typed, null);
  return text === null ? [] : [{ field, text }];
}

/** What is wrong with the limits, at each field. */
export function wrongLimits(form: LimitsForm): Problem[] {
  const most = typedPoundsOrNull(form.mostPerBid);
  const least = typedPoundsOrNull(form.leastPerBid);
  const wants: [boolean, string, string][] = [
    [
      most !== null && least !== null && compareText(least, most) > 0,
      'least_per_bid',
      'Give no more than the most for one bid',
    ],
    [!isShare(typedShare(form.reserve)), 'reserve_share', 'Give a share from 0 to 100 per cent, or leave it empty'],
    [!isShare(typedShare(form.over)), 'over_allocation', 'Give a share from 0 to 100 per cent, or leave it empty'],
  ];
  const problems = [
    ...wrongAmount('details.fund.most_per_bid', form.mostPerBid),
    ...wrongAmount('details.fund.least_per_bid', form.leastPerBid),
    ...wants.filter(([wanting]) => wanting).map(([, at, text]) => ({ field: `details.fund.${at}`, text })),
  ];
  const indexes = sentIndexes(form.minimums, isBlankMinimum);
  return [...problems, ...form.minimums.flatMap((one, row) => wrongMinimum(one, indexes[row] ?? ''))];
}
