/** The screen that begins a round. */
export { default } from './NewRound.svelte';
