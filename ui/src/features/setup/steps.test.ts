import { describe, expect, it } from 'vitest';

import type { RoundView } from '../../bindings';
import { barred, nextStep } from './steps';

const check = (met: boolean, advisory: boolean) => ({ met, advisory, text: '', screen: 'bids' as const });
const view = (...checks: RoundView['checks']) => ({ checks }) as RoundView;

describe('the next step', () => {
  it('is one a stage, and none after the reveal', () => {
    expect(nextStep('set_up')?.command).toBe('round_open');
    expect(nextStep('scoring')?.verb).toBe('Close scoring');
    expect(nextStep('closed')?.verb).toBe('Open the scores');
    expect(nextStep('revealed')).toBeNull();
  });

  it('says of each that it cannot be undone', () => {
    for (const stage of ['set_up', 'scoring', 'closed'] as const)
      expect(nextStep(stage)?.sentence).toContain('cannot be undone');
  });

  it('is barred by what must be met, not by advice', () => {
    expect(barred(view(check(true, false), check(false, true)))).toBeNull();
    expect(barred(view(check(false, false)))).toBe('1 thing above must be met first.');
  });
});
