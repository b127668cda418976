/**
 * Bids: what came in, how it is taken in, and its gateways.
 *
 * - `Bids.svelte` loads the list and turns to one of:
 *   `BidTable` all of them, `Import` from a file, `BidPage` one of them
 * - `table.ts` filters and sorts; `form.ts` checks a bid typed by hand
 */
export { default } from './Bids.svelte';
