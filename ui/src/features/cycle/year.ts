/** The year on one page: what of it is shown, and how days and links of it read. */
import type {
  CoverageKind,
  CycleCard,
  CycleEntryKind,
  CycleLink,
  CycleRound,
  CycleView,
  LinkWay,
} from '../../bindings';
import { linkWayTitles } from '../../bindings';
import { formatDate } from '../../lib/format';

/** What is left in sight: a kind, and an objective or a group by its title; '' for all. */
export type Sieve = { kind: CycleEntryKind | ''; subject: string };

export const ALL: Sieve = { kind: '', subject: '' };

/** Whether an entry is left in sight. */
export function passes({ entry, subjects }: CycleCard, { kind, subject }: Sieve): boolean {
  return (kind === '' || entry.kind === kind) && (subject === '' || subjects.includes(subject));
}

/** The cards of a phase that are left in sight, in order of day. */
export function cardsOf(view: CycleView, index: number, sieve: Sieve): CycleCard[] {
  const places = view.shown.phases[index]?.entries ?? [];
  return places.flatMap(({ entry }) => {
    const card = view.entries.find((one) => one.entry.id === entry);
    return card && passes(card, sieve) ? [card] : [];
  });
}

/** "3 April 2013", or "3 April 2013 to 28 June 2013". */
export function formatDays(on: string, until: string | null | undefined): string {
  return until && until !== on ? `${formatDate(on)} to ${formatDate(until)}` : formatDate(on);
}

const STEPS = {
  set_up: 'Begun',
  scoring: 'Scoring opened',
  closed: 'Scoring closed',
  revealed: 'Scores opened',
  decided: 'Decided',
} as const;

/** The days of a round in their order, each with whether it falls in the year. */
export function daysOf(round: CycleRound, view: CycleView): { what: string; on: string; here: boolean }[] {
  const { first_day: first, last_day: last } = view.shown;
  const inOrder = [...round.steps].sort((one, other) => one.on.localeCompare(other.on));
  return inOrder.map(({ stage, on }) => ({ what: STEPS[stage], on, here: first <= on && on <= last }));
}

/** What fed into a round, went on beside it and came out of it; ways without a link are left out. */
export function linksOf(round: string, links: CycleLink[]): { way: string; links: CycleLink[] }[] {
  const ways = Object.keys(linkWayTitles) as LinkWay[];
  const words: Record<LinkWay, string> = {
    into: 'Fed into it',
    beside: 'Went on beside it',
    out_of: 'Came out of it',
  };
  return ways
    .map((way) => ({ way: words[way], links: links.filter((one) => one.round === round && one.way === way) }))
    .filter((one) => one.links.length > 0);
}

/** The objectives or groups that entries of the year are about, and those that none is. */
export function touched(view: CycleView, kind: CoverageKind): { spoken: string[]; silent: string[] } {
  const subjects = view.shown.subjects.filter((subject) => subject.kind === kind);
  return {
    spoken: subjects.filter((subject) => subject.entries.length > 0).map((subject) => subject.title),
    silent: subjects.filter((subject) => subject.entries.length === 0).map((subject) => subject.title),
  };
}
