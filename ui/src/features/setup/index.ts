/**
 * Set-up: what a round is, its scheme, its panel, and the steps that cannot be undone.
 *
 * - `SetUp.svelte` turns to a page: `Tasks` the list, `Details`, `Panel`, or `scheme/`
 * - `Lessons.svelte` what earlier years teach for this round
 * - `Step.svelte` the next step (`steps.ts`): open scoring, close scoring, open the scores
 * - `Limits` and `Minimums` what every shortlist keeps to (`limits.ts`)
 * - `approach/` the approaches: what each asks, the choice with its reason, what was chosen before
 * - `scheme/` the editor: `SchemeEditor` and its parts; `editor.svelte.ts` the draft and its
 *   checks; `edit.ts` what can be done to a draft
 */
export { default } from './SetUp.svelte';
