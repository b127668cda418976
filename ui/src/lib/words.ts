/** The panel's words for what the program names in one word. */
import type {
  Approach,
  Band,
  CoverageKind,
  DeclarationKind,
  DecisionKind,
  FitRule,
  GatewayReply,
  Objective,
  ProgressCell,
  Recommendation,
  SheetState,
  Stage,
  UnrankedReason,
  Way,
} from '../bindings';
import type { Shape } from './shapes';

export const STAGES: Record<Stage, string> = {
  set_up: 'Set-up',
  scoring: 'Scoring',
  closed: 'Scoring closed',
  revealed: 'Scores open',
  decided: 'Decided',
};

/** Each approach of the Commissioning Strategy, with what it is for in a line. */
export const APPROACHES: { value: Approach; label: string; hint: string }[] = [
  {
    value: 'invitation_for_bids',
    label: 'Invitation for bids',
    hint: 'Organisations and individuals set out projects; direction is given, with the money in all and the most for one bidder.',
  },
  {
    value: 'co_commissioning',
    label: 'Co-commissioning',
    hint: 'Several commissioners join their resources towards agreed outcomes.',
  },
  {
    value: 'evidence_led',
    label: 'Evidence-led commissioning',
    hint: 'Needs are researched first; what is bought has been proven to work, or comes with a way to validate it.',
  },
  {
    value: 'grant_giving',
    label: 'Grant giving',
    hint: 'Quick grants where there is an evidenced need, to those with a proven track record and the ability to deliver.',
  },
  {
    value: 'iterative',
    label: 'Iterative method',
    hint: 'Existing projects are assessed and those of value go on. New organisations cannot bid for the work.',
  },
];

export const CELLS: Record<ProgressCell, string> = {
  waiting: 'Not declared',
  declared: 'Not started',
  started: 'Started',
  submitted: 'Submitted',
  reopened: 'Opened again',
  withdrawn: 'Taken back',
  recused: 'Recused',
};

export const SHEETS: Record<SheetState, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  reopened: 'Opened again',
  withdrawn: 'Taken back',
};

export const DECLARATIONS: Record<DeclarationKind, string> = {
  none: 'No interest',
  declared: 'An interest, declared',
  recused: 'Recused',
};

export const RECOMMENDATIONS: Record<Recommendation, string> = {
  fund: 'Fund',
  part_fund: 'Part-fund',
  do_not_fund: 'Do not fund',
  discuss: 'Discuss',
};

export const DECISIONS: Record<DecisionKind, string> = {
  award: 'Award',
  part_award: 'Part award',
  reserve: 'Reserve',
  decline: 'Decline',
};

export const UNRANKED: Record<UnrankedReason, string> = {
  gateway: 'Failed a gateway',
  quorum: 'Too few sheets',
  incomplete: 'Incomplete',
  threshold: 'Below a threshold',
};

export const REPLIES: Record<GatewayReply | 'open', string> = {
  pass: 'Pass',
  fail: 'Fail',
  open: 'Open',
};

/** How firmly a bid stands, as a word with its shape. */
export const BANDS: Record<Band, { word: string; shape: Shape }> = {
  safe: { word: 'Safe', shape: 'full' },
  in_the_balance: { word: 'In the balance', shape: 'half' },
  out: { word: 'Out', shape: 'dot' },
};

/** What happens to a bid that does not fit what is left. */
export const RULES: { value: FitRule; label: string; hint: string }[] = [
  { value: 'stop', label: 'Stop', hint: 'The list ends at the first bid that does not fit.' },
  { value: 'skip', label: 'Pass over', hint: 'A bid that does not fit is passed over, and the next is looked at.' },
  {
    value: 'part',
    label: 'Offer a part',
    hint: 'A bid that does not fit is offered what is left, if it said it could work with that.',
  },
];

export const WAYS: Record<Way, string> = { rank_order: 'in rank order', best_value: 'by best value' };

export const OBJECTIVES: Record<Objective, { label: string; unit: string }> = {
  total_score: { label: 'Highest sum of totals', unit: 'points' },
  score_times_amount: { label: 'Highest sum of total times amount', unit: 'points times pounds' },
};

export const COVERAGE: Record<CoverageKind, string> = {
  objective: 'Objectives',
  group: 'Priority groups',
  district: 'Districts',
};
