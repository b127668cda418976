/** What the grid of gateways works out. */
import type { BidRow } from '../../bindings';

/** The bids for which a gateway is not answered. */
export function openIn(rows: BidRow[], gateway: string): string[] {
  return rows.filter((row) => !row.gateways[gateway]?.answer).map((row) => row.bid.ref);
}
