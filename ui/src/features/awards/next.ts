/** The one next step of an award, and which form takes it. */
import { awardCheckKindTitles, type AwardCheckKind, type AwardView, type Side } from '../../bindings';
import { pounds } from '../../lib/format';
import { inSentence } from '../../lib/words';

/** What can be done to a payment. */
export type PaymentAct = 'pay' | 'hold' | 'release' | 'repay' | 'mistake';

/** The form that is open; one at a time. */
export type Open =
  | 'agreement'
  | 'review'
  | `sign ${Side}`
  | `check ${AwardCheckKind}`
  | `return ${number}`
  | `judge ${number}`
  | `${PaymentAct} ${number}`;

export type Step = { why: string; verb: string; open: Open };

/** The sides that have not signed the newest version, the office first. */
export function unsigned({ versions }: Pick<AwardView, 'versions'>): Side[] {
  const newest = versions.at(-1);
  if (!newest) return [];
  return (['office', 'recipient'] as const).filter((side) => !newest.signed[side]);
}

function agreementStep(view: AwardView): Step | null {
  if (view.versions.length === 0) {
    const why = 'There is no written agreement yet. A draft is ready from the bid, the round and the decision.';
    return { why, verb: 'Write the agreement', open: 'agreement' };
  }
  const [side] = unsigned(view);
  if (side === 'office')
    return {
      why: 'The office has not signed the agreement.',
      verb: 'Enter the office’s signature',
      open: 'sign office',
    };
  if (side === 'recipient') {
    const why = 'The recipient has not signed the agreement.';
    return { why, verb: 'Enter the recipient’s signature', open: 'sign recipient' };
  }
  if (view.mismatches.length === 0) return null;
  return { why: view.mismatches.join(' '), verb: 'Vary the agreement', open: 'agreement' };
}

function returnStep({ returns }: AwardView): Step | null {
  const judged = returns.find((row) => row.state === 'received');
  if (!judged) return null;
  const { number } = judged.period;
  return {
    why: `Return ${number} came in, and nobody has read it.`,
    verb: `Read return ${number}`,
    open: `judge ${number}`,
  };
}

function paymentStep({ payments }: AwardView): Step | null {
  const due = payments.find((row) => row.state === 'to_pay');
  if (!due) return null;
  const { number } = due.planned;
  const why = `Payment ${number} of ${pounds(due.planned.amount)} waits for nothing any more. Pay it, then enter it here.`;
  return { why, verb: `Enter payment ${number} as paid`, open: `pay ${number}` };
}

function checkStep({ checks }: AwardView): Step | null {
  const open = checks.find((row) => !row.is_met);
  if (!open) return null;
  const title = awardCheckKindTitles[open.kind];
  const what = open.kind === 'dbs' ? title : inSentence(title);
  return {
    why: `${title}: ${inSentence(open.words)}.`,
    verb: `Say where it stands: ${what}`,
    open: `check ${open.kind}`,
  };
}

function chaseStep({ returns }: AwardView): Step | null {
  const late = returns.find((row) => row.state === 'overdue') ?? returns.find((row) => row.state === 'due');
  if (!late) return null;
  const { number } = late.period;
  const why = late.state === 'overdue' ? `Return ${number} is overdue.` : `Return ${number} is due.`;
  return { why, verb: `Enter return ${number}`, open: `return ${number}` };
}

function reviewStep({ planned_reviews: planned, on }: AwardView): Step | null {
  if (!planned.some((review) => !review.done && review.on <= on)) return null;
  return { why: 'A review is due.', verb: 'Enter the review', open: 'review' };
}

/** What is to be done next; `null` where nothing waits for the office. */
export function nextStep(view: AwardView): Step | null {
  const steps = [agreementStep, returnStep, paymentStep, checkStep, chaseStep, reviewStep];
  return steps.reduce<Step | null>((found, step) => found ?? step(view), null);
}
