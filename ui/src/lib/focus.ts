import { tick } from 'svelte';

/** Moves the focus where the work went on, once it is drawn. */
export async function focusOn(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}
