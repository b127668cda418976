/**
 * Cycle: the year of commissioning on one page.
 */
export { default } from './Cycle.svelte';
