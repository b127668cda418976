/**
 * Pack: the decision pack, looked at before it is saved.
 *
 * - `Pack.svelte` makes the preview and saves the pack
 * - `Viewer.svelte` shows the PDF a page at a time; `reader.ts` reads it
 * - `pages.ts` page numbers and sizes
 */
export { default } from './Pack.svelte';
