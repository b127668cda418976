/** Existing projects as their screen shows them, and the forms that change what is on file of them. */
import {
  reviewFindingTitles,
  type EarlierAward,
  type ExistingProject,
  type ReviewFinding,
  type ProjectRow,
  type ProjectsTakeOver,
} from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import type { Problem } from '../../lib/errors';
import { formatDate } from '../../lib/format';

/** The findings, for a choice of one. */
export const FINDINGS: { value: ReviewFinding; label: string; hint: string }[] = [
  { value: 'continue', label: reviewFindingTitles.continue, hint: 'It is of value and goes on as it is.' },
  { value: 'vary', label: reviewFindingTitles.vary, hint: 'It goes on with another sum, or does other things.' },
  { value: 'stop', label: reviewFindingTitles.stop, hint: 'It ends with its agreement.' },
];

/** What is found and decided of a project, in a few words. */
export function standingOf(row: ProjectRow): string {
  if (row.withheld) return 'Withheld from you until it is decided';
  return row.assessment === null ? 'Not assessed' : reviewFindingTitles[row.assessment.finding];
}

/** How an award is named among others. */
export function keyOf(award: EarlierAward): string {
  return `${award.round}\n${award.bid}`;
}

/** The awards that are not taken over yet, by round. */
export function byRound(earlier: EarlierAward[]): { round: string; title: string; awards: EarlierAward[] }[] {
  const rounds = new Map<string, { round: string; title: string; awards: EarlierAward[] }>();
  for (const award of earlier) {
    const known = rounds.get(award.round) ?? { round: award.round, title: award.round_title, awards: [] };
    known.awards.push(award);
    rounds.set(award.round, known);
  }
  return [...rounds.values()];
}

/** Where an award stands in the request: among the chosen ones, or nowhere yet. */
export function fieldOf(earlier: EarlierAward[], chosen: string[], key: string): string {
  const sent = earlier.map(keyOf).filter((one) => chosen.includes(one));
  return sent.includes(key) ? `from.${String(sent.indexOf(key))}` : `unsent.${key.replace('\n', '.')}`;
}

/** What is known of an award, beside whose and how much it is. */
export function tellAward(award: EarlierAward): string {
  const told = [
    award.until === null ? 'No agreement yet.' : `Paid until ${formatDate(award.until)}.`,
    award.finding === null ? '' : `Last review: ${reviewFindingTitles[award.finding].toLowerCase()}.`,
    award.taken_as === null ? '' : `Taken over as bid ${award.taken_as}; choose it to bring it up to date.`,
  ];
  return told.filter(Boolean).join(' ');
}

/** The request that takes the chosen awards over; those that were taken over before are brought up to date. */
export function requestFor(round: string, earlier: EarlierAward[], chosen: string[]): ProjectsTakeOver {
  const from = earlier.filter((award) => chosen.includes(keyOf(award)));
  return {
    round,
    from: from.map((award) => ({ round: award.round, bid: award.bid, reference: null, amount: null })),
    rows: [],
    file: null,
    leave: [],
  };
}

/** What is typed of one project. */
export type ProjectForm = { cost: string; spent: string; until: string; achieved: string; reviews: string };

export const BLANK: ProjectForm = { cost: '', spent: '', until: '', achieved: '', reviews: '' };

/** The form with what is on file. */
export function formOf(project: ExistingProject): ProjectForm {
  return {
    cost: project.cost,
    spent: project.spent ?? '',
    until: project.until ?? '',
    achieved: project.achieved ?? '',
    reviews: project.reviews ?? '',
  };
}

/** What the form still wants, at each field of the row that is sent. */
export function missing(form: ProjectForm): Problem[] {
  const cost = wrongPounds(form.cost, 'Give what the project was awarded last, in pounds');
  const spent = form.spent.trim() === '' ? null : wrongPounds(form.spent, null);
  const until = /^(\d{4}-\d{2}-\d{2})?$/.test(form.until.trim()) ? null : 'Give the day as 2014-03-31';
  const wants: [string, string | null][] = [
    ['rows.0.cost', cost],
    ['rows.0.spent', spent],
    ['rows.0.until', until],
  ];
  return wants.flatMap(([field, text]) => (text === null ? [] : [{ field, text }]));
}

/** The request that puts on file what was typed of one bid. */
export function rowRequest(round: string, bid: string, form: ProjectForm): ProjectsTakeOver {
  const row: ExistingProject = {
    bid,
    cost: typedPounds(form.cost),
    spent: form.spent.trim() === '' ? null : typedPounds(form.spent),
    until: form.until.trim() === '' ? null : form.until.trim(),
    achieved: form.achieved.trim(),
    reviews: form.reviews.trim(),
  };
  return { round, from: [], rows: [row], file: null, leave: [] };
}
