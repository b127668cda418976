/**
 * Fairness: how far the panel agrees, who is severe, how firmly each bid stands, and what a change
 * would do. None of it alters the official ranks.
 *
 * - `Fairness.svelte` loads it: `Verdict` the opening lines (`verdict.ts`), `SeverityPlot`
 *   (`severity.ts`), `Agreement` every figure (`figures.ts`), `ByCriterion` (`criteria.ts`)
 * - `Bands` how firmly each bid stands at a fund; `WhatIf` what leaving something out would do
 *   (`whatif.ts`), with `WhatIfRows` its answer
 *
 * Round ends and ticks are d3-array's; the bars, dots and whiskers are plain SVG with lengths in per
 * cent beside words in HTML, so that long names wrap and text zooms.
 */
export { default } from './Fairness.svelte';
