import { expect, it } from 'vitest';

import type { AgreementGap, GapPlace } from '../../bindings';
import { gapsByKind, remedyOf, type Remedy } from './gaps';

function gap(place: GapPlace, change: Partial<AgreementGap> = {}): AgreementGap {
  return { heading: 'publicity', what: 'Give it', kind: 'missing', place, ...change };
}

it.each<[GapPlace, Remedy]>([
  ['text', { open: 'agreement', path: 'agreement.texts.publicity' }],
  ['measures', { open: 'agreement', path: 'agreement.measures' }],
  [{ signatory: 'office' }, { open: 'agreement', path: 'agreement.office_signatory' }],
  [{ signature: 'recipient' }, { open: 'sign recipient', path: 'signature.by' }],
  [{ check: 'bank_account' }, { open: 'check bank_account', path: 'check.state' }],
  ['bid', { href: '#/round/r1/bids/021' }],
  ['round', { href: '#/round/r1/set_up/details' }],
  ['office', { href: '#/round/r1/documents/office' }],
])('%j is put right at its place', (place, remedy) => {
  expect(remedyOf(gap(place), 'r1', '021')).toEqual(remedy);
});

it('tells what is missing from what was promised', () => {
  const promised = gap({ check: 'dbs' }, { kind: 'promised' });
  expect(gapsByKind([promised, gap('text')])).toEqual({ missing: [gap('text')], promised: [promised] });
});
