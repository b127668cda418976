/** Where the dots of a criterion stand on its scale. Drawing only: nothing official is computed here. */
import type { OpenSheet, Scale } from '../../bindings';

export type Dot = {
  member: string;
  score: string;
  /** 0 to 1 along the scale. */ x: number;
  /** Place in a stack of equal scores, from 0. */ level: number;
};

/** How far along the scale a score stands, 0 to 1. */
export function place(scale: Scale, score: string): number {
  const min = Number(scale.min);
  const span = Number(scale.max) - min;
  return span > 0 ? Math.min(1, Math.max(0, (Number(score) - min) / span)) : 0;
}

/** One dot a member who scored it; equal scores stack. */
export function dots(sheets: OpenSheet[], criterion: string, scale: Scale): Dot[] {
  const heights = new Map<number, number>();
  const found: Dot[] = [];
  for (const sheet of sheets) {
    const score = sheet.content.scores[criterion];
    if (score === undefined) continue;
    const x = place(scale, score);
    const level = heights.get(x) ?? 0;
    heights.set(x, level + 1);
    found.push({ member: sheet.member.name, score, x, level });
  }
  return found;
}

/** How many dots stand on the highest stack. */
export function tallest(all: Dot[]): number {
  return all.reduce((most, dot) => Math.max(most, dot.level + 1), 1);
}
