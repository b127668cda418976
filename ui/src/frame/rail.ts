/** What the rail offers at each stage of a round, and what it says of the rest. */
import type { RoundView, Stage } from '../bindings';
import { to, type RoundScreen } from '../lib/route';

export type RailItem = {
  screen: RoundScreen;
  label: string;
  /** Where it leads; `null` while it is not open. */
  href: string | null;
  /** How much is there or waits there. */
  count: string | null;
  /** What the count counts, for those who hear it. */
  counted: string | null;
  /** When it opens, while it is not open; said once, at the last of those that open together. */
  later: string | null;
};

const ORDER: Stage[] = ['set_up', 'scoring', 'closed', 'revealed', 'decided'];

const SCREENS: { screen: RoundScreen; label: string; from: Stage; later: string }[] = [
  { screen: 'setup', label: 'Set-up', from: 'set_up', later: '' },
  { screen: 'bids', label: 'Bids', from: 'set_up', later: '' },
  { screen: 'score', label: 'Score', from: 'scoring', later: 'Open with scoring' },
  { screen: 'progress', label: 'Progress', from: 'scoring', later: 'Open with scoring' },
  { screen: 'devices', label: 'Devices', from: 'set_up', later: '' },
  { screen: 'moderate', label: 'Moderate', from: 'revealed', later: 'Open when the scores are opened' },
  { screen: 'fairness', label: 'Fairness', from: 'revealed', later: 'Open when the scores are opened' },
  { screen: 'shortlist', label: 'Shortlist', from: 'revealed', later: 'Open when the scores are opened' },
  { screen: 'pack', label: 'Pack', from: 'revealed', later: 'Open when the scores are opened' },
  { screen: 'history', label: 'History', from: 'set_up', later: '' },
];

/** Whether a round has come to a stage. */
export function reached(stage: Stage, from: Stage): boolean {
  return ORDER.indexOf(stage) >= ORDER.indexOf(from);
}

function counts(screen: RoundScreen, view: RoundView, left: number | null): [string, string] | null {
  switch (screen) {
    case 'bids':
      return [String(view.bids), 'bids'];
    case 'score':
      return left ? [String(left), 'sheets left to hand in'] : null;
    case 'progress':
      return [`${view.sheets_submitted}/${view.sheets_wanted}`, 'sheets submitted of those wanted'];
    default:
      return null;
  }
}

/** The rail for a round. */
export function railItems(view: RoundView, left: number | null): RailItem[] {
  const observes = view.members.some((member) => member.id === view.me && member.role === 'observer');
  const screens = SCREENS.filter(({ screen }) => screen !== 'score' || !observes);
  return screens.map(({ screen, label, from, later }, index) => {
    const open = reached(view.stage, from);
    const saidBelow = screens[index + 1]?.later === later;
    const [count, counted] = (open ? counts(screen, view, left) : null) ?? [null, null];
    return {
      screen,
      label,
      href: open ? to(view.id, screen) : null,
      count,
      counted,
      later: open || saidBelow ? null : later,
    };
  });
}
