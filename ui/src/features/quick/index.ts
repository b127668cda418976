/**
 * A quick grant: from the need to the decision on one page.
 *
 * - `Quick.svelte` the page; `NeedPart`, `SheetPart` and `DecisionPart` its parts
 * - `quick.ts` what is typed, what is wrong with it, and what is sent
 */
export { default } from './Quick.svelte';
