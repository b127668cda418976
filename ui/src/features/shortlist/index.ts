/**
 * Shortlist: the ranked list under a fund not yet known, cut again at once as the fund is moved.
 *
 * - `Shortlist.svelte` the screen; `state.svelte.ts` the fund and the rule in hand and the last cut
 * - `Strip` the fund's range with its breakpoints (`strip.ts`), drawn by `StripMarks`; `RuleChoice`
 * - `RankTable` the list with its `RankHead` and its `FundingLine`, a `RankRow` a bid (`rows.ts`), `OverrideForm` under it; `Ties` what the chair must choose
 * - `recut.ts` what a move of the fund changes, before the program's own cut has come
 * - `Coverage`, `BestValue` (`best.ts`), `Settle`, `Unranked`, `Decisions` with `DecisionTable` and `CommonReason` (`decisions.ts`)
 *
 * The strip is plain SVG on lib/Chart.svelte, so that tokens, forced colours, zoom and the content
 * security policy hold. Chart libraries for Svelte (LayerCake) and d3-scale both bring d3-color, which
 * cannot load while the window's prototypes are frozen; d3-array can. Bars and whiskers in table
 * rows are lengths in per cent.
 */
export { default } from './Shortlist.svelte';
