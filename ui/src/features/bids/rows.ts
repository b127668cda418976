/** The rows of a list of bids. */

import type { BidList, BidRow } from '../../bindings';

/** The list with one row as it is now; what all bids ask for stays as it was. */
export function withRow(list: BidList, row: BidRow): BidList {
  return { ...list, bids: list.bids.map((one) => (one.bid.ref === row.bid.ref ? row : one)) };
}
