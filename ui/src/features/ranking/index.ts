/**
 * Ranking: the ranked list is the chart, with the fund's lines drawn across it.
 *
 * - `Ranking.svelte` loads it: `RankTable` the list, `Unranked` the bids apart, `Decisions` what was decided
 * - `lines.ts` where the lines fall; `decisions.ts` what the form of decisions says
 */
export { default } from './Ranking.svelte';
