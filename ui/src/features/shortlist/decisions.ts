/** What the form of decisions says, and what it still wants. */
import type {
  AwardKind,
  Decision,
  DecisionDetails,
  DecisionKind,
  Settled,
  Shortlist,
  ShortlistView,
} from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import { compareText, same } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { pounds } from '../../lib/format';
import { neverReached } from '../../lib/never';

export type Choice = DecisionKind | 'open';
export type Draft = {
  bid: string;
  asked: string;
  kind: Choice;
  amount: string;
  reason: string;
  /** What an award depends on; kept while another kind is chosen, and not sent then. */
  conditions: string;
};

/** A line for each bid: ranked ones by rank, then the others by reference. */
export function drafts(view: ShortlistView): Draft[] {
  const ranked = view.ranking.ranking.map((rank) => rank.bid);
  const refs = [...ranked, ...view.ranking.unranked.map((bid) => bid.bid)];
  return refs.flatMap((ref) => {
    const row = view.rows[ref];
    if (!row) return [];
    const { decision } = row;
    return [
      {
        bid: ref,
        asked: row.bid.amount,
        kind: decision?.kind ?? 'open',
        amount: decision?.amount ?? '',
        reason: decision?.reason ?? '',
        conditions: decision?.conditions ?? '',
      },
    ];
  });
}

/** What was typed before on the bids that are here now. */
export function withTyped(all: Draft[], typed: Draft[]): Draft[] {
  const before = new Map(typed.map((draft) => [draft.bid, draft]));
  return all.map((draft) => {
    const { kind, amount, reason, conditions } = before.get(draft.bid) ?? draft;
    return { ...draft, kind, amount, reason, conditions };
  });
}

/** The bids that are decided on, in the same order. */
export function decided(view: ShortlistView): (Draft & { kind: DecisionKind })[] {
  return drafts(view).flatMap((draft) => (draft.kind === 'open' ? [] : [{ ...draft, kind: draft.kind }]));
}

const CHOICES: Record<AwardKind, DecisionKind> = {
  full: 'award',
  part: 'part_award',
  reserve: 'reserve',
  none: 'decline',
};

function filled(draft: Draft, kind: AwardKind, amount: string): Draft {
  const choice = CHOICES[kind];
  return { ...draft, kind: choice, amount: choice === 'award' ? draft.asked : choice === 'part_award' ? amount : '' };
}

/** Fills from a cut: an award in full or in part, a reserve, or a decline, also for the bids that are not ranked. */
export function fromCut(all: Draft[], { awards }: Shortlist): Draft[] {
  const byBid = new Map(awards.map((award) => [award.bid, award]));
  return all.map((draft) => {
    const award = byBid.get(draft.bid);
    return filled(draft, award?.kind ?? 'none', award?.amount ?? '');
  });
}

/** Fills from the shortlist that was settled on; what it does not award is as the cut has it, a reserve at most. */
export function fromSettled(all: Draft[], settled: Settled, cut: Shortlist): Draft[] {
  const amounts = new Map(settled.awards.map((award) => [award.bid, award.amount]));
  const kinds = new Map(cut.awards.map((award) => [award.bid, award.kind]));
  return all.map((draft) => {
    const amount = amounts.get(draft.bid);
    if (amount !== undefined) return filled(draft, same(amount, draft.asked) ? 'full' : 'part', amount);
    return filled(draft, (kinds.get(draft.bid) ?? 'none') === 'none' ? 'none' : 'reserve', '');
  });
}

/** Gives one reason to every decision of a kind that has none yet. */
export function withReason(all: Draft[], kind: Choice, reason: string): Draft[] {
  return all.map((draft) => (draft.kind === kind && draft.reason.trim() === '' ? { ...draft, reason } : draft));
}

/** The kinds for which more than one decision still lacks a reason. */
export function wanting(all: Draft[]): { kind: DecisionKind; count: number }[] {
  const counts = new Map<DecisionKind, number>();
  for (const { kind, reason } of all) {
    if (kind !== 'open' && reason.trim() === '') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([kind, count]) => ({ kind, count }));
}

function amountOf(draft: Draft, kind: DecisionKind): string {
  switch (kind) {
    case 'award':
      return typedPounds(draft.amount) || draft.asked;
    case 'part_award':
      return typedPounds(draft.amount);
    case 'reserve':
    case 'deferred':
    case 'decline':
      return '0';
    default:
      return neverReached(kind);
  }
}

/** Whether a choice awards something. */
export function isAward(kind: Choice): boolean {
  return kind === 'award' || kind === 'part_award';
}

/** The decisions that differ from what is on file. */
export function changes(all: Draft[], view: ShortlistView): Decision[] {
  const made: Decision[] = [];
  for (const draft of all) {
    if (draft.kind === 'open') continue;
    const decision: Decision = {
      bid: draft.bid,
      kind: draft.kind,
      amount: amountOf(draft, draft.kind),
      reason: draft.reason.trim(),
      conditions: isAward(draft.kind) ? draft.conditions.trim() : '',
    };
    const old = view.rows[draft.bid]?.decision;
    if (!old || differs(old, decision)) made.push(decision);
  }
  return made;
}

function differs(old: Decision, now: Decision): boolean {
  const words = old.reason !== now.reason || (old.conditions ?? '') !== (now.conditions ?? '');
  return old.kind !== now.kind || words || !same(old.amount, now.amount);
}

/** What is typed of the decision as a whole. */
export type Whole = { reference: string; on: string; options: string };

export const NOTHING_TYPED: Whole = { reference: '', on: '', options: '' };

/** What a decision says as a whole, as it is sent: what is blank is none. */
export function detailsOf({ reference, on, options }: Whole): DecisionDetails {
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  return { reference: given(reference), on: given(on), options: given(options), restricted: null };
}

/** A day as it is sent: "2014-02-14". */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What is wrong with what is typed of the decision as a whole. */
export function wrongWhole({ on }: Whole): Problem[] {
  if (on.trim() === '' || isDay(on.trim())) return [];
  return [{ field: 'details.on', text: 'Write the day as year, month and day, such as 2014-02-14' }];
}

/** The path of the decision on a bid in the request that records `made`; one that is not sent has a path of its own. */
export function decisionPath(made: Decision[], bid: string): string {
  const index = made.findIndex((one) => one.bid === bid);
  return index < 0 ? `unsent.${bid}` : `decisions.${index}`;
}

/** What is wrong with the decisions that would be recorded. */
export function missing(made: Decision[], all: Draft[], by: string): Problem[] {
  const problems: Problem[] = [];
  for (const [index, one] of made.entries()) {
    const asked = all.find((draft) => draft.bid === one.bid)?.asked ?? '0';
    const wrong = wrongPounds(one.amount, `Give the amount awarded to ${one.bid}, in pounds`);
    if (wrong !== null) {
      problems.push({ field: `decisions.${index}.amount`, text: wrong });
    } else if (compareText(one.amount, asked) > 0) {
      problems.push({
        field: `decisions.${index}.amount`,
        text: `${one.bid} asks for ${pounds(asked)}; award no more than that`,
      });
    }
    if (one.reason === '')
      problems.push({ field: `decisions.${index}.reason`, text: `Give the reason for ${one.bid}` });
  }
  if (by.trim() === '') problems.push({ field: 'by', text: 'Say who decided, by name and office' });
  if (made.length === 0) problems.push({ field: 'decisions', text: 'Choose a decision for at least one bid' });
  return problems;
}
