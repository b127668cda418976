/** A quick grant while it is typed: from the need to the decision on one page. */
import type { Criterion, DecisionKind, GatewayReply, QuickGrant } from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import { compareText } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';

export type GateForm = { answer: GatewayReply | null; evidence: string };

export type QuickForm = {
  chair: string;
  title: string;
  commissioner: string;
  fund: string;
  reason: string;
  fastBecause: string;
  ref: string;
  bidder: string;
  project: string;
  amount: string;
  summary: string;
  need: GateForm;
  record: GateForm;
  /** Who else is on the panel, a name a line. */
  members: string;
  interest: string;
  scores: Record<string, string>;
  reasons: Record<string, string>;
  kind: QuickKind | null;
  awarded: string;
  because: string;
  conditions: string;
  by: string;
};

/** What can be decided at once. */
export type QuickKind = Extract<DecisionKind, 'award' | 'part_award' | 'decline'>;

export function blankGrant(): QuickForm {
  return {
    chair: '',
    title: '',
    commissioner: 'Police and Crime Commissioner for Norfolk',
    fund: '',
    reason: '',
    fastBecause: '',
    ref: '1',
    bidder: '',
    project: '',
    amount: '',
    summary: '',
    need: { answer: null, evidence: '' },
    record: { answer: null, evidence: '' },
    members: '',
    interest: '',
    scores: {},
    reasons: {},
    kind: null,
    awarded: '',
    because: '',
    conditions: '',
    by: '',
  };
}

/** Who else is on the panel. */
export function membersOf(form: QuickForm): string[] {
  return form.members
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether the chair decides alone, at once. */
export function isAlone(form: QuickForm): boolean {
  return membersOf(form).length === 0;
}

/** Whether a gate is not met: then nothing is scored, and nothing can be awarded. */
export function isFailed({ need, record }: QuickForm): boolean {
  return need.answer === 'fail' || record.answer === 'fail';
}

/** Whether the chair scores it here. */
export function isScored(form: QuickForm): boolean {
  return isAlone(form) && !isFailed(form);
}

/** What is awarded: what is asked for, a part that is typed, or nothing. */
export function amountOf({ kind, amount, awarded }: QuickForm): string {
  if (kind === 'award') return typedPounds(amount);
  return kind === 'part_award' ? typedPounds(awarded) : '0';
}

/** The request for a complete form. */
export function grantOf(form: QuickForm, first: boolean): QuickGrant {
  const fund = typedPounds(form.fund);
  const gate = ({ answer, evidence }: GateForm): QuickGrant['need'] => ({
    answer: answer ?? 'fail',
    evidence: evidence.trim(),
  });
  return {
    chair: first ? form.chair.trim() : null,
    details: {
      title: form.title.trim(),
      commissioner: form.commissioner.trim(),
      approach: 'grant_giving',
      direction: '',
      fund: { low: fund, high: fund, sources: [], commitments: [], most_per_bidder: null },
      sample: false,
    },
    reason: form.reason.trim(),
    fast_because: form.fastBecause.trim(),
    bid: {
      ref: form.ref.trim(),
      bidder: form.bidder.trim(),
      title: form.project.trim(),
      amount: typedPounds(form.amount),
      minimum_amount: null,
      objectives: [],
      groups: [],
      district: null,
      summary: form.summary.trim() || null,
    },
    need: gate(form.need),
    record: gate(form.record),
    members: membersOf(form),
    interest: isAlone(form) ? form.interest.trim() : '',
    content: isScored(form) ? sheetOf(form) : null,
    decision: isAlone(form)
      ? {
          kind: form.kind ?? 'decline',
          amount: amountOf(form),
          reason: form.because.trim(),
          conditions: form.kind === 'decline' ? '' : form.conditions.trim(),
          by: form.by.trim(),
        }
      : null,
  };
}

function sheetOf({ scores, reasons }: QuickForm): QuickGrant['content'] {
  return {
    scores: { ...scores },
    reasons: Object.fromEntries(Object.entries(reasons).map(([id, text]) => [id, text.trim()])),
    strengths: '',
    weaknesses: '',
    comment: '',
    recommendation: null,
    suggested_amount: null,
  };
}

type Want = [wanting: boolean, field: string, text: string];

function empty(text: string): boolean {
  return text.trim() === '';
}

function wantsOfNeed(form: QuickForm, first: boolean): Want[] {
  const gates: ['need' | 'record', GateForm][] = [
    ['need', form.need],
    ['record', form.record],
  ];
  return [
    [first && empty(form.chair), 'chair', 'Give the name of the chair'],
    [empty(form.title), 'details.title', 'Give the grant a title'],
    [empty(form.reason), 'reason', 'Say why grant giving'],
    [empty(form.fastBecause), 'fast_because', 'Say why the grant has to be quick'],
    [empty(form.ref), 'bid.ref', 'Give the bid a reference, such as 1'],
    [empty(form.bidder), 'bid.bidder', 'Say who asks'],
    [empty(form.project), 'bid.title', 'Give the title of the project'],
    ...gates.flatMap(([gate, { answer, evidence }]): Want[] => [
      [answer === null, `${gate}.answer`, 'Answer this gate'],
      [empty(evidence), `${gate}.evidence`, 'Name the evidence, or why it is not met'],
    ]),
  ];
}

function wantsOfSheet({ scores, reasons }: QuickForm, criteria: Criterion[]): Want[] {
  return criteria.flatMap(({ id }): Want[] => [
    [scores[id] === undefined, `content.scores.${id}`, 'Give a score'],
    [empty(reasons[id] ?? ''), `content.reasons.${id}`, 'Give a reason'],
  ]);
}

function wantsOfDecision(form: QuickForm): Want[] {
  const awards = form.kind === 'award' || form.kind === 'part_award';
  const over = awards && compareText(amountOf(form), typedPounds(form.fund)) > 0;
  return [
    [form.kind === null, 'decision.kind', 'Say what was decided'],
    [awards && isFailed(form), 'decision.kind', 'A gate is not met, so nothing can be awarded'],
    [over, form.kind === 'part_award' ? 'decision.amount' : 'bid.amount', 'This is more than there is for it'],
    [empty(form.because), 'decision.reason', 'Say why'],
    [empty(form.by), 'decision.by', 'Say who decided, by name and office'],
  ];
}

function wrongAmounts(form: QuickForm): Problem[] {
  const amounts: [string, string | null][] = [
    ['details.fund.high', wrongPounds(form.fund, 'Give how much money there is, in pounds')],
    ['bid.amount', wrongPounds(form.amount, 'Give the amount asked for, in pounds')],
  ];
  if (isAlone(form) && form.kind === 'part_award')
    amounts.push(['decision.amount', wrongPounds(form.awarded, 'Give the amount awarded, in pounds')]);
  return amounts.flatMap(([field, text]) => (text === null ? [] : [{ field, text }]));
}

/** What the form still wants, at each field. */
export function wrongGrant(form: QuickForm, first: boolean, criteria: Criterion[]): Problem[] {
  const amounts = wrongAmounts(form);
  const wants = [
    ...wantsOfNeed(form, first),
    ...(isScored(form) ? wantsOfSheet(form, criteria) : []),
    ...(isAlone(form) && amounts.length === 0 ? wantsOfDecision(form) : []),
  ];
  return [...wants.filter(([wanting]) => wanting).map(([, field, text]) => ({ field, text })), ...amounts];
}
