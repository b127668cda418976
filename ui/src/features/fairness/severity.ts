/** Who is severe and by how much, round 0, in points of the total. */
import { nice, ticks } from 'd3-array';

import type { Severity } from '../../bindings';

/** Half the width of a 95 % interval, in standard errors (normal approximation). */
const INTERVAL = 1.96;

export type Effect = {
  member: string;
  effect: number;
  /** The ends of the interval; `null` where there is no standard error. */
  low: number | null;
  high: number | null;
  se: number | null;
  sheets: number;
};

/** The members by effect, the most severe first. */
export function effects(all: Severity[]): Effect[] {
  return all
    .flatMap(({ member, effect, se, sheets }) =>
      effect === null
        ? []
        : [
            {
              member,
              effect,
              se,
              sheets,
              low: se === null ? null : effect - INTERVAL * se,
              high: se === null ? null : effect + INTERVAL * se,
            },
          ],
    )
    .sort((a, b) => a.effect - b.effect || a.member.localeCompare(b.member));
}

/** "2.3 points lower than the panel", and whether that could be chance. */
export function effectWords({ effect, low, high }: Effect): string {
  const size = Math.abs(effect).toFixed(1);
  const side = size === '0.0' ? 'as the panel' : `${size} points ${effect < 0 ? 'lower' : 'higher'} than the panel`;
  return low !== null && high !== null && low <= 0 && high >= 0 && size !== '0.0' ? `${side}; could be chance` : side;
}

export type Axis = { at: (points: number) => number; ticks: number[] };

/** A scale in per cent, as far to the left of 0 as to the right, on round figures. */
export function axis(all: Effect[]): Axis {
  const far = Math.max(1, ...all.flatMap(({ effect, low, high }) => [effect, low ?? 0, high ?? 0].map(Math.abs)));
  const [low, high] = nice(-far, far, 4);
  return { at: (points) => ((points - low) / (high - low)) * 100, ticks: ticks(low, high, 5) };
}
