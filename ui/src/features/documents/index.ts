/**
 * Documents: all that leaves the room, looked at before it is saved.
 *
 * - `Documents.svelte` lists them, and says what each is for
 * - `OneDocument.svelte` makes a preview of one, and saves it
 * - `Saved.svelte` says what was saved and where, and opens it
 * - `Viewer.svelte` shows a PDF a page at a time; `reader.ts` reads it
 * - `pages.ts` page numbers and sizes
 */
export { default } from './Documents.svelte';
