/**
 * Moderate: the agenda by consequence, and one bid a screen, made for a projector.
 *
 * - `Moderate.svelte` the two panes; `AgendaPane` the left one
 * - `BidScreen` the bid: `CriterionSpread` a criterion's dots, reasons and agreed score,
 *   `PanelWords` what speaks for and against it
 * - `dots.ts` where the dots stand; `line.ts` how low the bid's total may fall
 */
export { default } from './Moderate.svelte';
