/** How a document is made, where that can be chosen. */
import type { AnnexChoice, DocumentName, WhichDocument } from '../../bindings';
import type { Problem } from '../../lib/errors';

/** What is chosen and typed of it. */
export type Chosen = { annex: AnnexChoice; month: string; bid: string; year: string; half: string };

export const USUAL: Chosen = { annex: 'with', month: '', bid: '', year: '', half: '' };

/** What becomes of the annex of a pack. */
export const ANNEXES: { value: AnnexChoice; label: string }[] = [
  { value: 'with', label: 'Bound in' },
  { value: 'without', label: 'Left out' },
  { value: 'apart', label: 'A file of its own' },
];

/** The document as it is asked for; a choice that it does not have is the usual one. */
export function whichOf(document: DocumentName, chosen: Chosen): WhichDocument {
  const month = document === 'specified_information' ? chosen.month.trim() : '';
  const bid = document === 'agreement' ? chosen.bid.trim() : '';
  const year = document === 'cycle_report' ? chosen.year.trim() : '';
  const half = document === 'half_year' ? chosen.half.trim() : '';
  return {
    document,
    annex: document === 'pack' ? chosen.annex : USUAL.annex,
    month: month === '' ? null : month,
    year: year === '' ? null : year,
    half: half === '' ? null : half,
    funder: { prefix: null, id: null, name: null },
    bid: bid === '' ? null : bid,
  };
}

/** What is wrong with the month, the financial year or the half-year, where one is named. */
export function wrongPeriod({ month, year, half }: WhichDocument): Problem[] {
  if (month !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    return [{ field: 'which.month', text: 'Write the month as year and month, such as 2014-03' }];
  }
  if (year !== null && !/^\d{4}[/-]\d{2}(\d{2})?$/.test(year)) {
    return [{ field: 'which.year', text: 'Write the financial year as 2013/14' }];
  }
  if (half !== null && !/^\d{4}-H[12]$/.test(half)) {
    return [{ field: 'which.half', text: 'Write the half-year as 2014-H1, for April to September 2014, or 2014-H2' }];
  }
  return [];
}
