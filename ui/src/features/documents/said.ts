/** What documents say beside what is on record: the office, and what is published. */
import type { Component } from 'svelte';

import AgreementWords from './AgreementWords.svelte';
import Office from './Office.svelte';
import Publication from './Publication.svelte';

/** One of them by its part of the address. */
export type Said = 'office' | 'publication' | 'words';

type SaidEntry = {
  link: string;
  title: string;
  purpose: string;
  Shown: Component<{ round: string; here: boolean }, object, 'here'>;
};

export const SAID: Record<Said, SaidEntry> = {
  office: {
    link: 'The office',
    title: 'The office',
    purpose: 'Who writes the letters and the notice, and whose grants they are. It is the same for all rounds.',
    Shown: Office,
  },
  publication: {
    link: 'What is published',
    title: 'What is published',
    purpose:
      'What the public version, the notice and open data of this round may say. No free text is published before somebody has read it here.',
    Shown: Publication,
  },
  words: {
    link: 'Words of agreements',
    title: 'Words of agreements',
    purpose:
      'What every agreement of this round says under each of the twenty headings, beside what is special to an award.',
    Shown: AgreementWords,
  },
};

/** Whether a part of the address names one. */
export function isSaid(part: string | null): part is Said {
  return part !== null && Object.hasOwn(SAID, part);
}
