/**
 * Score: one member's bids, the bid in hand and its sheet.
 *
 * - `Score.svelte` the three panes; `keys.ts` what a key means, `steps.svelte.ts` where it leads
 * - `BidsPane` (with `BidFilter`, `BidLine`), `BidPane`, `SheetPane` one pane each
 * - `Declare`, `CriterionCard`, `ScalePoints`, `Overall`, `SheetFoot`, `Notices` the parts of a sheet
 * - `draft.svelte.ts` the sheet in hand; `saver.ts` saves it in order and loses nothing
 * - `scale.ts` the points of a scale; `order.ts` which bid or criterion comes next
 */
export { default } from './Score.svelte';
