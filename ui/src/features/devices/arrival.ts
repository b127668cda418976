/** What Home shows to somebody who was invited to a panel. */
export { default as Arrival } from './Arrival.svelte';
export { Arriving } from './arriving.svelte';
export { default as Join } from './Join.svelte';
