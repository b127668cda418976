/** The points of a scale, exactly. */
import type { Scale } from '../../bindings';
import { add, compare, parse, same, show, subtract } from '../../lib/decimal';

/** Over this many points a scale is typed into, not pressed. */
export const MOST_BUTTONS = 11;

/** Every point from the lowest to the highest, up to `most`. */
export function pointsOf(scale: Scale, most = MOST_BUTTONS + 1): string[] {
  const max = parse(scale.max);
  const step = parse(scale.step);
  let point = parse(scale.min);
  const points: string[] = [];
  if (!max || !step || !point || step.units <= 0n) return points;
  while (compare(point, max) <= 0 && points.length < most) {
    points.push(show(point));
    point = add(point, step);
  }
  return points;
}

/** Whether a scale is short enough for a button a point. */
export function hasButtons(scale: Scale): boolean {
  return pointsOf(scale).length <= MOST_BUTTONS;
}

/** Whether a score stands on a point of the scale. */
export function isOnScale(scale: Scale, score: string): boolean {
  const value = parse(score);
  const min = parse(scale.min);
  const max = parse(scale.max);
  const step = parse(scale.step);
  if (!value || !min || !max || !step || step.units <= 0n) return false;
  if (compare(value, min) < 0 || compare(value, max) > 0) return false;
  const from = subtract(value, min);
  const places = Math.max(from.places, step.places);
  const whole = from.units * 10n ** BigInt(places - from.places);
  return whole % (step.units * 10n ** BigInt(places - step.places)) === 0n;
}

/** What a point means, in the scheme's words; `null` where it names none. */
export function wordsOf(scale: Scale, score: string | undefined): string | null {
  if (score === undefined) return null;
  const named = Object.entries(scale.points).find(([point]) => same(point, score));
  return named?.[1] ?? null;
}

/** A score as people read it: its words on a scale of words, else figure and words. */
export function read(scale: Scale, score: string): string {
  const words = wordsOf(scale, score);
  if (scale.words_only) return words ?? score;
  return words ? `${score} ${words}` : score;
}

/** What is wrong with a typed score, as a sentence; `null` where nothing is. */
export function offScale(scale: Scale, score: string): string | null {
  if (isOnScale(scale, score)) return null;
  return `${score} is not on the scale. It goes from ${scale.min} to ${scale.max} in steps of ${scale.step}.`;
}
