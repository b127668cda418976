/** A form of one field, as tests open and leave it. */
import { flushSync } from 'svelte';

import { Typed } from './typed.svelte';

type Form = { title: string };

export function open(place: string, onFile: Form): { form: Form; typed: Typed<Form>; leave: () => void } {
  let opened: { form: Form; typed: Typed<Form> } | undefined;
  const leave = $effect.root(() => {
    const typed = new Typed<Form>(place, 'Round details', onFile);
    const form = $state(typed.first);
    typed.follow(() => form);
    opened = { form, typed };
  });
  flushSync();
  if (!opened) throw new Error('the form did not open');
  return { ...opened, leave };
}
