/**
 * Research: what is needed, what was looked at, and its sign-off.
 */
export { default } from './Research.svelte';
