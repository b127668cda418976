/**
 * Home: the rounds of this profile, where each stands and what it needs next.
 *
 * - `Home.svelte` the list, or what to do first where there is none
 * - `NewRound.svelte` (from `new.ts`) begins a round; the first asks who chairs
 */
export { default } from './Home.svelte';
