import { describe, expect, it } from 'vitest';

import type { ProgressCell, ScoreRow, SheetSection } from '../../bindings';
import { leftWords, neighbour, nextLeft, nextUnscored, shown } from './order';

const row = (ref: string, progress: ProgressCell): ScoreRow => ({
  ref,
  progress,
  bidder: `Bidder ${ref}`,
  title: 'Dawn',
  amount: '1',
  scored: 0,
  wanted: 8,
});
const rows = [row('007', 'submitted'), row('014', 'started'), row('021', 'waiting'), row('028', 'recused')];
const refs = (list: ScoreRow[]) => list.map((one) => one.ref);

describe('the order of work', () => {
  it('filters by what is left and by letters', () => {
    expect(refs(shown(rows, 'left', ''))).toEqual(['014', '021']);
    expect(refs(shown(rows, 'done', ''))).toEqual(['007', '028']);
    expect(refs(shown(rows, 'all', 'bidder 02'))).toEqual(['021', '028']);
  });

  it('stops at both ends', () => {
    expect(neighbour(rows, '007', -1)).toBeNull();
    expect(neighbour(rows, '007', 1)?.ref).toBe('014');
    expect(neighbour(rows, null, 1)?.ref).toBe('007');
  });

  it('goes round to what is left', () => {
    expect(nextLeft(rows, '021')?.ref).toBe('014');
    expect(nextLeft(rows, null)?.ref).toBe('014');
    expect(nextLeft([row('1', 'submitted')], '1')).toBeNull();
  });

  it('names the criterion by its title', () => {
    const sections = [
      { id: 's', title: 'S', weight: '100', criteria: [{ id: 'o1', title: 'Mental health' }] },
    ] as unknown as SheetSection[];
    expect(leftWords({ criterion: 'o1', text: 'Give a reason' }, sections)).toBe('Give a reason: Mental health');
    expect(leftWords({ criterion: null, text: 'Say what to do' }, sections)).toBe('Say what to do');
  });

  it('finds the next criterion without a score, the one in hand last', () => {
    expect(nextUnscored(['a', 'b', 'c'], { c: '0' }, 'b')).toBe('a');
    expect(nextUnscored(['a', 'b'], { b: '1' }, 'a')).toBe('a');
    expect(nextUnscored(['a'], { a: '0' }, null)).toBeNull();
  });
});
