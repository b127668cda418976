import { describe, expect, it } from 'vitest';

import type { CriterionFairness, Agreement, Scheme } from '../../bindings';
import { carried, criterionRows, decidesWords, length } from './criteria';
import { figure, figureRows, percent } from './figures';
import { strength, verdictFigure, verdictWords } from './verdict';

const figures: Agreement = {
  krippendorff_alpha: { nominal: 0.1, ordinal: 0.815, interval: 0.849, ratio: null },
  icc: { '1_1': 0.17, a_1: 0.29, c_1: 0.71, '1_k': 0.44, a_k: 0.62, c_k: null },
  kendall_w: -0.0001,
  bids: 12,
  complete_bids: 9,
  members: 4,
  sheets: 44,
  reasons: { 'krippendorff_alpha.ratio': 'A total is under 0.' },
};

describe('the figures of agreement', () => {
  it('are all there, each once, with its meaning', () => {
    const rows = figureRows(figures);
    expect(new Set(rows.map((row) => row.id)).size).toBe(11);
    expect(rows.every((row) => row.meaning.endsWith('.'))).toBe(true);
  });

  it('say why one is missing, also where the program gave no reason', () => {
    const of = (id: string) => figureRows(figures).find((row) => row.id === id);
    expect(of('krippendorff_alpha.ratio')?.reason).toBe('A total is under 0.');
    expect(of('icc.c_k')?.reason).toBe('It cannot be worked out from these sheets.');
    expect(of('icc.c_1')).toMatchObject({ value: 0.71, reason: null });
  });

  it('stand with three places and a true minus', () => {
    expect([figure(0.8491), figure(-0.12), percent(0.314), percent(0.001), percent(0), percent(-0.02)]).toEqual([
      '0.849',
      '−0.120',
      '31 %',
      'under 1 %',
      '0 %',
      '−2 %',
    ]);
  });
});

describe('the verdict', () => {
  it.each([
    [0.8, 'strong'],
    [0.7999, 'moderate'],
    [0.667, 'moderate'],
    [0.6669, 'weak'],
    [-0.2, 'weak'],
  ])('%d is %s', (alpha, word) => {
    expect(strength(alpha)).toBe(word);
  });

  it('is none where there is no figure, and says why', () => {
    const none: Agreement = {
      ...figures,
      krippendorff_alpha: { ...figures.krippendorff_alpha, interval: null },
      reasons: { 'krippendorff_alpha.interval': 'Nobody scored twice.' },
    };
    expect(verdictWords(none)).toBe('How far the panel agrees cannot be said. Nobody scored twice.');
    expect([verdictFigure(none), verdictFigure(figures)]).toEqual(['none', '0.849']);
  });
});

describe('what a criterion decides', () => {
  const scheme = {
    sections: [
      {
        weight: '60',
        criteria: [
          { id: 'o1', title: 'One', weight: '33.33' },
          { id: 'o2', title: 'Two', weight: '40' },
        ],
      },
    ],
  } as unknown as Scheme;
  const of = (influence: number | null, reasons = {}): CriterionFairness => ({ ...figures, influence, reasons });

  it('stands beside what it weighs, exactly', () => {
    expect(carried('60', '33.33')).toBe('19.998');
    const rows = criterionRows(scheme, { o1: of(0.314) });
    expect(rows.map(decidesWords)).toEqual(['decides 31 %, weight 19.998 %']);
  });

  it('is told in words where it is nothing, against the totals, or unknown', () => {
    const row = (influence: number | null, reasons = {}) =>
      decidesWords({ id: 'o2', title: 'Two', weight: '24', figures: of(influence, reasons) });
    expect(row(0)).toBe('decides nothing, weight 24 %: all bids score alike on it');
    expect(row(-0.02)).toBe('pulls against the totals by 2 %, weight 24 %');
    expect(row(null, { influence: 'One bid is ranked.' })).toBe('weight 24 %. One bid is ranked.');
  });

  it('is drawn from 0', () => {
    expect([length(0.2, 0.4), length(-0.1, 0.4), length(1, 0.4)]).toEqual(['50.00%', '0.00%', '100.00%']);
  });
});
