/** What the palette can go to, and how a few letters find it. */
import type { BidRow, RoundCard, RoundView } from '../bindings';
import { to, toHome, toNew, type RoundScreen } from '../lib/route';
import { railItems, reached } from './rail';

export type Place = { label: string; kind: 'Screen' | 'Bid' | 'Round'; href: string };

/** The screen on which a bid is worked on at this stage. */
export function bidScreen(view: RoundView): RoundScreen {
  if (reached(view.stage, 'revealed')) return 'moderate';
  return reached(view.stage, 'scoring') ? 'score' : 'bids';
}

/** Everything that can be gone to now: screens, then bids, then rounds. */
export function places(view: RoundView | null, bids: BidRow[], rounds: RoundCard[], begins: boolean): Place[] {
  const found: Place[] = [];
  if (view) {
    for (const item of railItems(view, null)) {
      if (item.href) found.push({ label: item.label, kind: 'Screen', href: item.href });
    }
  }
  found.push({ label: 'All rounds', kind: 'Screen', href: toHome });
  if (begins) found.push({ label: 'Make a new round', kind: 'Screen', href: toNew });
  if (view) {
    const screen = bidScreen(view);
    for (const { bid } of bids) {
      found.push({ label: `${bid.ref} ${bid.title} · ${bid.bidder}`, kind: 'Bid', href: to(view.id, screen, bid.ref) });
    }
  }
  for (const round of rounds) found.push({ label: round.title, kind: 'Round', href: to(round.id, 'setup') });
  return found;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** The places that hold every word typed; accents and case do not matter. */
export function find(all: Place[], typed: string, most = 12): Place[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const hits: Place[] = [];
  for (const place of all) {
    const label = fold(place.label);
    if (words.every((word) => label.includes(word))) hits.push(place);
    if (hits.length === most) break;
  }
  return hits;
}
