/**
 * Documents: all that leaves the room, looked at before it is saved.
 *
 * - `Documents.svelte` lists them, and says what each is for; `said.ts` what they say beside the record
 * - `OneDocument.svelte` makes a preview of one, and saves it; `which.ts` how it is made
 * - `Saved.svelte` says what was saved and where, and opens it
 * - `Viewer.svelte` shows a PDF a page at a time; `reader.ts` reads it
 * - `pages.ts` page numbers and sizes
 * - `Office.svelte` the office: `OfficeForm.svelte` with `TemplateFields.svelte`, or `OfficeRead.svelte`; `office.ts`
 * - `Publication.svelte` what is published: `PublicationForm.svelte` with `LeftOutRows.svelte`, or
 *   `PublicationRead.svelte`; `TextsToRead.svelte` and `BidTexts.svelte` the texts; `publication.ts`
 * - `AgreementWords.svelte` what every agreement says: `AgreementWordsForm.svelte`; `agreement-words.ts`
 * - `Loaded.svelte` shows any of these once it is here
 */
export { default } from './Documents.svelte';
