/** What the screens say beside the titles of `bindings.ts`: hints, shapes and units. */
import {
  approachTitles,
  fitRuleTitles,
  type Approach,
  type Band,
  type FitRule,
  type Objective,
  type TieBreakKind,
  tieBreakKindTitles,
  wayTitles,
  type Way,
} from '../bindings';
import { formatCount } from './format';
import type { Shape } from './shapes';

/** A title as it stands within a sentence: "by best value". */
export function inSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

const APPROACH_HINTS: Record<Approach, string> = {
  invitation_for_bids:
    'Organisations and individuals set out projects; direction is given, with the money in all and the most for one bidder.',
  co_commissioning: 'Several commissioners join their resources towards agreed outcomes.',
  evidence_led:
    'Needs are researched first; what is bought has been proven to work, or comes with a way to validate it.',
  grant_giving:
    'Quick grants where there is an evidenced need, to those with a proven track record and the ability to deliver.',
  iterative: 'Existing projects are assessed and those of value go on. New organisations cannot bid for the work.',
};

/** Each approach of the Commissioning Strategy, with what it is for in a line. */
export const APPROACHES = options(approachTitles, APPROACH_HINTS);

const FIT_RULE_HINTS: Record<FitRule, string> = {
  stop: 'The list ends at the first bid that does not fit.',
  skip: 'A bid that does not fit is passed over, and the next is looked at.',
  part: 'A bid that does not fit is offered what is left, if it said it could work with that.',
};

/** What happens to a bid that does not fit what is left. */
export const RULES = options(fitRuleTitles, FIT_RULE_HINTS);

/** The shape beside the title of how firmly a bid stands. */
export const BAND_SHAPES: Record<Band, Shape> = { safe: 'full', in_the_balance: 'half', out: 'dot' };

/** What the value of a best set is counted in. */
export const OBJECTIVE_UNITS: Record<Objective, string> = {
  total_score: 'points',
  score_times_amount: 'points times pounds',
};

/** A way to a shortlist, within a sentence. */
export function wayWords(way: Way): string {
  return inSentence(wayTitles[way]);
}

/** A tie-break that names something of the scheme: "Higher score in the section “Value”". */
export function tieBreakWords(kind: TieBreakKind, title: string): string {
  return `${tieBreakKindTitles[kind]} “${title}”`;
}

/** How many entries: what each laptop writes, a signed one at a time. "14 entries". */
export function countEntries(count: number): string {
  return formatCount(count, 'entry', 'entries');
}

/** The choices of a list of titles, with a hint each, in the order of the hints. */
function options<Code extends string>(titles: Record<Code, string>, hints: Record<Code, string>) {
  return (Object.keys(hints) as Code[]).map((value) => ({ value, label: titles[value], hint: hints[value] }));
}
