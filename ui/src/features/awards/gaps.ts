/** What an agreement lacks, and where each thing is put right. */
import type { AgreementGap } from '../../bindings';
import { to } from '../../lib/route';
import type { Open } from './next';

/** Where a gap is put right: at a control of a form of this award, or on another screen. */
export type Remedy = { open: Open; path: string } | { href: string };

/** The control of the agreement's form for what has one place there. */
const PATHS = {
  period: 'agreement.start',
  returns: 'agreement.returns',
  reviews: 'agreement.reviews',
  payments: 'agreement.payments',
  measures: 'agreement.measures',
  variation: 'agreement.variation.reason',
} as const;

/** Where a gap of the award of a bid is put right. */
export function remedyOf({ heading, place }: AgreementGap, round: string, bid: string): Remedy {
  switch (place) {
    case 'bid':
      return { href: to(round, 'bids', bid) };
    case 'round':
      return { href: to(round, 'set_up', 'details') };
    case 'office':
      return { href: to(round, 'documents', 'office') };
    case 'text':
      return { open: 'agreement', path: `agreement.texts.${heading}` };
    case 'period':
    case 'returns':
    case 'reviews':
    case 'payments':
    case 'measures':
    case 'variation':
      return { open: 'agreement', path: PATHS[place] };
  }
  if ('signatory' in place) return { open: 'agreement', path: `agreement.${place.signatory}_signatory` };
  if ('signature' in place) return { open: `sign ${place.signature}`, path: 'signature.by' };
  return { open: `check ${place.check}`, path: 'check.state' };
}

/** The gaps that are missing, and those that were promised. */
export function gapsByKind(gaps: AgreementGap[]): { missing: AgreementGap[]; promised: AgreementGap[] } {
  return {
    missing: gaps.filter((gap) => gap.kind === 'missing'),
    promised: gaps.filter((gap) => gap.kind === 'promised'),
  };
}
