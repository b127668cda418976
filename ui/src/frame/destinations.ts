/** What the palette can go to, and how a few letters find it. */
import type { BidRow, Home, RoundView } from '../bindings';
import { to } from '../lib/route';
import { reached } from '../lib/stages';
import { listWindowScreens, type RoundScreen } from '../screens';
import { railItems } from './rail';

export type Destination = { label: string; kind: 'Screen' | 'Bid' | 'Round'; href: string };

/** The screen on which a bid is worked on at this stage. */
export function bidScreen(view: RoundView): RoundScreen {
  if (reached(view.stage, 'revealed')) return 'moderate';
  return reached(view.stage, 'scoring') ? 'score' : 'bids';
}

/** Everything that can be gone to now: screens, then bids, then rounds. */
export function listDestinations(view: RoundView | null, bids: BidRow[], home: Home | null): Destination[] {
  const found: Destination[] = [];
  if (view) {
    for (const item of railItems(view, null)) {
      if (item.href) found.push({ label: item.label, kind: 'Screen', href: item.href });
    }
  }
  for (const { link, address } of listWindowScreens(home)) found.push({ label: link, kind: 'Screen', href: address });
  if (view) {
    const screen = bidScreen(view);
    for (const { bid } of bids) {
      found.push({ label: `${bid.ref} ${bid.title} · ${bid.bidder}`, kind: 'Bid', href: to(view.id, screen, bid.ref) });
    }
  }
  for (const round of home?.rounds ?? [])
    found.push({ label: round.title, kind: 'Round', href: to(round.id, 'set_up') });
  return found;
}

function foldLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** The destinations that hold every word typed; accents and case do not matter. */
export function findDestinations(all: Destination[], typed: string, most = 12): Destination[] {
  const words = foldLetters(typed).split(/\s+/).filter(Boolean);
  const hits: Destination[] = [];
  for (const destination of all) {
    const label = foldLetters(destination.label);
    if (words.every((word) => label.includes(word))) hits.push(destination);
    if (hits.length === most) break;
  }
  return hits;
}
