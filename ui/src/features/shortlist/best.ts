/** What best value changes against rank order, in words. */
import type { Award, BestValue, BestView, Difference } from '../../bindings';
import { compareText, parse, show, subtract } from '../../lib/decimal';
import { formatCount, formatList, pounds } from '../../lib/format';
import { OBJECTIVE_UNITS } from '../../lib/words';

function apart(figure: string, unit: (text: string) => string, more: string, less: string): string {
  const order = compareText(figure, '0');
  const size = figure.replace(/^[-−]/, '');
  return order === 0
    ? `the same ${more === 'more points' ? 'points' : 'money'}`
    : `${unit(size)} ${order > 0 ? more : less}`;
}

/** What is gained and lost, in bids, points and pounds. */
export function differenceWords({ gained, lost, points, pounds: money }: Difference): string {
  if (gained.length === 0 && lost.length === 0) return 'Best value funds the same bids in full as rank order.';
  const bids = [
    gained.length === 0 ? null : `brings in ${formatCount(gained.length, 'bid')} (${formatList(gained)})`,
    lost.length === 0 ? null : `leaves out ${formatCount(lost.length, 'bid')} (${formatList(lost)})`,
  ].filter((part) => part !== null);
  const figures = `${apart(points, (text) => text, 'more points', 'fewer points')}, ${apart(money, (text) => pounds(text), 'more spent', 'less spent')}`;
  return `Best value ${formatList(bids)}: ${figures}.`;
}

/** Whether nothing better is possible, or by how much it could be. */
export function proofWords(best: BestValue): string {
  if (best.proved) return 'Proved: no other set of bids within the fund’s limits has more.';
  const unit = OBJECTIVE_UNITS[best.objective];
  const bound = parse(best.bound ?? '');
  const value = parse(best.value);
  if (!bound || !value) return 'Not proved: a better set may be possible.';
  return `Not proved: at most ${show(subtract(bound, value))} ${unit} more is possible.`;
}

export type Beside = { bid: string; amount: string; change: 'gained' | 'lost' | null };

/** The two columns: what rank order funds in full, and what best value funds. */
export function beside(rankOrder: Award[], view: BestView): { rank: Beside[]; best: Beside[] } {
  const { gained = [], lost = [] } = view.difference ?? {};
  const full = (awards: Award[]): Award[] => awards.filter((award) => award.kind === 'full');
  return {
    rank: full(rankOrder).map(({ bid, amount }) => ({ bid, amount, change: lost.includes(bid) ? 'lost' : null })),
    best: full(view.best?.awards ?? []).map(({ bid, amount }) => ({
      bid,
      amount,
      change: gained.includes(bid) ? 'gained' : null,
    })),
  };
}
