/**
 * Existing projects: what is taken over from earlier years, and what is to become of it.
 *
 * - `ExistingProjects.svelte` loads them; `projects.ts` what is shown and sent
 * - `ProjectTable.svelte` lists them; `ProjectPage.svelte` shows one, with `AssessForm.svelte` and `RowForm.svelte`
 * - `Consequences.svelte` says what continuing shuts out; `MoneyTable.svelte` what the same money could fund
 */
export { default } from './ExistingProjects.svelte';
