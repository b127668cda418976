/** What each criterion decides beside what it weighs. */
import type { CriterionFairness, Scheme } from '../../bindings';
import { parse, show } from '../../lib/decimal';
import { percent } from './figures';

export type CriterionRow = {
  id: string;
  title: string;
  /** Its published share of the total, in per cent. */
  weight: string;
  figures: CriterionFairness;
};

/** A criterion's published share of the total: its section's weight times its own, exactly. */
export function carried(section: string, criterion: string): string {
  const a = parse(section);
  const b = parse(criterion);
  return a && b ? show({ units: a.units * b.units, places: a.places + b.places + 2 }) : '';
}

/** The criteria in the order of the scheme; those that nobody scored have no row. */
export function criterionRows(scheme: Scheme, byCriterion: Partial<Record<string, CriterionFairness>>): CriterionRow[] {
  return scheme.sections.flatMap((section) =>
    section.criteria.flatMap(({ id, title, weight }) => {
      const figures = byCriterion[id];
      return figures ? [{ id, title, weight: carried(section.weight, weight), figures }] : [];
    }),
  );
}

/** "decides 31 %, weight 20 %". */
export function decidesWords({ figures, weight }: CriterionRow): string {
  const { influence, reasons } = figures;
  if (influence === null) return `weight ${weight} %. ${reasons.influence ?? 'What it decides cannot be worked out.'}`;
  if (percent(influence) === '0 %') return `decides nothing, weight ${weight} %: all bids score alike on it`;
  if (influence < 0) return `pulls against the totals by ${percent(-influence)}, weight ${weight} %`;
  return `decides ${percent(influence)}, weight ${weight} %`;
}

/** A length in per cent of the longest share, at least 0; for drawing only. */
export function length(share: number, longest: number): string {
  return `${Math.max(0, Math.min(100, (share / longest) * 100)).toFixed(2)}%`;
}
