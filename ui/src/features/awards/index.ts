/**
 * Awards: the agreements, and what came of the money.
 */
export { default } from './Awards.svelte';
