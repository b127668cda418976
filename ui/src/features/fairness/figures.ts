/** The figures of agreement: what each is called and what it says in a line. */
import type { Agreement } from '../../bindings';

export type FigureRow = { id: string; name: string; meaning: string; value: number | null; reason: string | null };

/** A statistic to three places: "0.849", "−0.120". */
export function figure(value: number): string {
  return value.toFixed(3).replace('-', '−');
}

/** A share as whole per cent: "31 %"; under one half of one, "under 1 %". */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %';
  return `${Math.round(share * 100)} %`.replace('-', '−');
}

type Named = [id: string, name: string, meaning: string, value: (figures: Agreement) => number | null];

const ALL: Named[] = [
  [
    'krippendorff_alpha.interval',
    'Krippendorff’s α, interval',
    'How far members agree on the totals in points: 1 is entirely, 0 is as chance would have it.',
    (all) => all.krippendorff_alpha.interval,
  ],
  [
    'krippendorff_alpha.ordinal',
    'Krippendorff’s α, ordinal',
    'How far they agree on the order of the totals, whatever the distance between them.',
    (all) => all.krippendorff_alpha.ordinal,
  ],
  [
    'krippendorff_alpha.nominal',
    'Krippendorff’s α, nominal',
    'How often they give the very same total; strict, so mostly low.',
    (all) => all.krippendorff_alpha.nominal,
  ],
  [
    'krippendorff_alpha.ratio',
    'Krippendorff’s α, ratio',
    'How far they agree on the totals as multiples of each other.',
    (all) => all.krippendorff_alpha.ratio,
  ],
  [
    'icc.a_1',
    'ICC(A,1)',
    'How far one member could stand for another, severity counted as disagreement.',
    (all) => all.icc.a_1,
  ],
  ['icc.c_1', 'ICC(C,1)', 'How far one member could stand for another, severity set aside.', (all) => all.icc.c_1],
  [
    'icc.1_1',
    'ICC(1,1)',
    'How far one member could stand for another, as if each bid had been scored by other people.',
    (all) => all.icc['1_1'],
  ],
  [
    'icc.a_k',
    'ICC(A,k)',
    'How far this panel’s mean could stand for another panel’s, severity counted as disagreement.',
    (all) => all.icc.a_k,
  ],
  [
    'icc.c_k',
    'ICC(C,k)',
    'How far this panel’s mean could stand for another panel’s, severity set aside.',
    (all) => all.icc.c_k,
  ],
  [
    'icc.1_k',
    'ICC(1,k)',
    'How far this panel’s mean could stand for another panel’s, as if each bid had been scored by other people.',
    (all) => all.icc['1_k'],
  ],
  [
    'kendall_w',
    'Kendall’s W',
    'How far members put the bids in the same order: 1 is the same order, 0 is none.',
    (all) => all.kendall_w,
  ],
];

/** Every figure with its meaning, and why it is missing where it is. */
export function figureRows(figures: Agreement): FigureRow[] {
  return ALL.map(([id, name, meaning, of]) => {
    const value = of(figures);
    return {
      id,
      name,
      meaning,
      value,
      reason: value === null ? (figures.reasons[id] ?? 'It cannot be worked out from these sheets.') : null,
    };
  });
}
