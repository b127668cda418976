/**
 * Files that were double-clicked, named on the command line or dropped on the window.
 *
 * - `given.svelte.ts` what came and what became of it; `look.ts` how one file is worked off, without a window
 * - `Given.svelte` the one place that says what each file is and what is done with it
 * - `DropTarget.svelte` what is seen while files are dragged over the window
 */
export { default } from './Given.svelte';
export { default as DropTarget } from './DropTarget.svelte';
