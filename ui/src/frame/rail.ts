/** What the rail offers at each stage of a round, and what it says of the rest. */
import type { RoundView, Stage } from '../bindings';
import { to } from '../lib/route';
import { reached } from '../lib/stages';
import { listRoundScreens, type Count, type RoundScreen } from '../screens';

export type RailItem = {
  screen: RoundScreen;
  label: string;
  /** Where it leads; `null` while it is not open. */
  href: string | null;
  /** How much is there or waits there. */
  count: Count | null;
  /** When it opens, while it is not open; said once, at the last of those that open together. */
  later: string | null;
};

/** What is said of screens that open with a stage. */
const LATER: Record<Stage, string> = {
  set_up: '',
  scoring: 'Open with scoring',
  closed: 'Open when scoring is closed',
  revealed: 'Open when the scores are opened',
  decided: 'Open with the decision',
};

/** The rail for a round. */
export function railItems(view: RoundView, left: number | null): RailItem[] {
  const role = view.members.find((member) => member.id === view.me)?.role;
  const screens = listRoundScreens().filter(
    (entry) => (role === undefined || entry.for.includes(role)) && (entry.shown?.(view) ?? true),
  );
  return screens.map(({ screen, title, from, count }, index) => {
    const open = reached(view.stage, from);
    const saidBelow = screens[index + 1]?.from === from;
    return {
      screen,
      label: title,
      href: open ? to(view.id, screen) : null,
      count: open ? count(view, left) : null,
      later: open || saidBelow ? null : LATER[from],
    };
  });
}
