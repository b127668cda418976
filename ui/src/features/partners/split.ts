/** The rows below the awards over the partners' money. */
import type { PartnersView } from '../../bindings';
import { sum } from '../../lib/decimal';

/** A row: what it says of each partner, and of all together at its end. */
export type SumRow = { what: string; testid: string; amounts: string[] };

function rowOf(what: string, testid: string, each: string[]): SumRow {
  return { what, testid, amounts: [...each, sum(each) ?? '0'] };
}

/** What each partner pays in all, contributes, and has left; nothing while awards are not split. */
export function splitRows(view: PartnersView): SumRow[] {
  if (view.split === null) return [];
  const paid = view.partners.map((one) => one.paid ?? '0');
  const left = view.partners.map((one) => one.left ?? '0');
  return [
    rowOf('Pays in all', 'paid', paid),
    rowOf(
      'Contributes',
      'money',
      view.partners.map((one) => one.money),
    ),
    rowOf('Left', 'left', left),
  ];
}
