/**
 * History: who did what, newest first, and whether every record still holds.
 *
 * - `History.svelte` the rows, a page at a time
 * - `Verify.svelte` checks every record of the profile
 */
export { default } from './History.svelte';
