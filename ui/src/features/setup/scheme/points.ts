/** The names of a scale's points. */
import { same } from '../../../lib/decimal';

/** The names with one point named, or not named any more where the words are empty. */
export function named(points: Record<string, string>, point: string, words: string): Record<string, string> {
  const others = Object.entries(points).filter(([figure]) => !same(figure, point));
  return Object.fromEntries(words === '' ? others : [...others, [point, words]]);
}
