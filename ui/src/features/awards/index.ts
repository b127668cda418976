/**
 * Awards: the agreements, and what came of the money.
 *
 * - `Awards.svelte` loads, and turns to `AwardsList` (all awards of all rounds) or `OneAward`
 * - `list.ts` says what needs somebody, filters and sorts; `next.ts` says the one next step of an award
 * - `agreement.ts`, `measure.ts`, `schedule.ts`, `returns.ts`, `payments.ts` and `checks.ts` are what
 *   is typed in the forms, and what is sent of it; `day.ts` reads days
 */
export { default } from './Awards.svelte';
