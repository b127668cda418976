/**
 * Existing projects: what is taken over from earlier years, and what is to become of it.
 */
export { default } from './ExistingProjects.svelte';
