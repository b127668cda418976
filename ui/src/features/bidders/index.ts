/**
 * Bidders: who bid in which round, under which names.
 *
 * - `Bidders.svelte` loads the register; `bidders.ts` what it shows and answers
 * - `Questions.svelte` asks whether those that look alike are one; `Answers.svelte` what was said, and takes it back
 * - `BidderTable.svelte` finds one; `BidderPage.svelte` shows its bids
 */
export { default } from './Bidders.svelte';
