/** The pages of set-up. */
import type { Component } from 'svelte';

import type { RoundView } from '../../bindings';
import Approach from './approach/Approach.svelte';
import Details from './Details.svelte';
import DetailsRead from './DetailsRead.svelte';
import Panel from './Panel.svelte';
import SchemeEditor from './scheme/SchemeEditor.svelte';

/** A page by its part of the address. */
export type Page = 'details' | 'approach' | 'scheme' | 'panel';

type PageEntry = { title: string; of: (view: RoundView) => Component<{ view: RoundView }> };

export const PAGES = {
  details: { title: 'Round details', of: (view) => (view.is_chair ? Details : DetailsRead) },
  approach: { title: 'Approach', of: () => Approach },
  scheme: { title: 'Scheme', of: () => SchemeEditor },
  panel: { title: 'Panel', of: () => Panel },
} as const satisfies Record<Page, PageEntry>;

/** Whether a part of the address names a page. */
export function isPage(part: string | null): part is Page {
  return part !== null && Object.hasOwn(PAGES, part);
}
