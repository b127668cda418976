/**
 * Bidders: who bid in which round, under which names.
 */
export { default } from './Bidders.svelte';
