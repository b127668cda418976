/**
 * Devices: the laptops of the panel, and how records go between them.
 *
 * - `Devices.svelte` the screen; what it knows and does is in `devices.svelte.ts`
 * - `Exchange.svelte` a folder between the laptops; `Outcome.svelte` says what came of it, `Receipts.svelte` what the chair has
 * - `ByMail.svelte` the same in single files
 * - `DeviceTable.svelte` whose laptop is which; the chair bars one that is lost
 * - `Invite.svelte`, `OpenReply.svelte` how a laptop comes on to the panel
 * - `Chair.svelte` gives the chair away, or takes it
 * - `LateSheets.svelte`, `Forks.svelte` what the chair has to settle
 * - `Arrival.svelte`, `OpenInvitation.svelte` (from `arrival.ts`) the same from the other side: what Home shows to somebody who was invited
 * - `words.ts`, `people.ts`, `joined.ts` the logic, without a window
 */
export { default } from './Devices.svelte';
