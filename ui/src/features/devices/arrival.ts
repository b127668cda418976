/** What Home shows to somebody who was invited to a panel. */
export { default as Arrival } from './Arrival.svelte';
export { arriving } from './arriving.svelte';
export { default as OpenInvitation } from './OpenInvitation.svelte';
export { waits } from './joined';
export { default as Outcome } from './Outcome.svelte';
export { default as Recover } from './Recover.svelte';
export { notes, taken } from './words';
