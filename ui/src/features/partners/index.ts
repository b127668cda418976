/**
 * Partners: the commissioners of a round, and how they share its awards.
 */
export { default } from './Partners.svelte';
