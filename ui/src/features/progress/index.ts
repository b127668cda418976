/**
 * Progress: who has declared, started and submitted. Never a score.
 *
 * - `Progress.svelte` a line for each member, then each bid by each member
 * - `SheetsImport.svelte` takes in sheets that members filled in elsewhere
 */
export { default } from './Progress.svelte';
