import { describe, expect, it } from 'vitest';

import type { CoverageRow } from '../../bindings';
import { byKind, minimumWords } from './coverage';

describe('coverage', () => {
  it('says what is asked at least', () => {
    expect(minimumWords({ least_spend: '20000', least_awards: 2 })).toBe('at least £20,000 and 2 awards');
    expect(minimumWords({ least_spend: null, least_awards: 1 })).toBe('at least 1 award');
    expect(minimumWords({ least_spend: null, least_awards: null })).toBeNull();
  });

  it('puts objectives before groups before districts, and leaves out what is not there', () => {
    const rows = (['district', 'objective', 'district'] as const).map(
      (kind, at) => ({ kind, id: String(at) }) as CoverageRow,
    );
    expect(byKind(rows).map((group) => [group.kind, group.rows.map((row) => row.id)])).toEqual([
      ['objective', ['1']],
      ['district', ['0', '2']],
    ]);
  });
});
