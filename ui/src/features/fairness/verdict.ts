/** The opening lines: how far the panel agrees, by a convention that is named as one. */
import type { Agreement } from '../../bindings';
import { figure } from './figures';

export type Strength = 'strong' | 'moderate' | 'weak';

/** Krippendorff (2004): 0.8 to rely on, two thirds for tentative conclusions. */
const STRONG = 0.8;
const MODERATE = 0.667;

/** What the convention calls an interval α. */
export function strength(alpha: number): Strength {
  if (alpha >= STRONG) return 'strong';
  return alpha >= MODERATE ? 'moderate' : 'weak';
}

const WORDS: Record<Strength, string> = {
  strong: 'The panel’s agreement on the totals is strong.',
  moderate: 'The panel’s agreement on the totals is moderate.',
  weak: 'The panel’s agreement on the totals is weak.',
};

/** The verdict in a sentence, or why there is none. */
export function verdictWords({ krippendorff_alpha: alpha, reasons }: Agreement): string {
  if (alpha.interval !== null) return WORDS[strength(alpha.interval)];
  return `How far the panel agrees cannot be said. ${reasons['krippendorff_alpha.interval'] ?? ''}`.trim();
}

/** The figure beside it. */
export function verdictFigure({ krippendorff_alpha: alpha }: Agreement): string {
  return alpha.interval === null ? 'none' : figure(alpha.interval);
}

/** What a reader may not take from it. */
export const NOT_MEANT = [
  'Weak agreement does not make a ranking wrong. Members are asked because they see different things, and the total takes in all of them.',
  'Strong agreement does not make it right. Members can be wrong together.',
  'A severe member is no unfair one: severity that falls on every bid alike changes no rank. It matters where members scored different bids.',
  'With few bids or few members each figure is itself uncertain.',
  'None of this alters the official totals, ranks or awards.',
];
