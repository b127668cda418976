/** A small round, with something at every place that forms edit. */
import type {
  Bid,
  BidRow,
  CycleEntry,
  CycleView,
  DocumentPreview,
  DocumentRow,
  ExchangeView,
  Home,
  Office,
  PartnersView,
  PublicationView,
  RoundView,
  Scheme,
  ScoreList,
  SheetView,
  ShortlistView,
  StandardWordsView,
  TextToRead,
} from '../bindings';

const scale = { min: '0', max: '2', step: '1', higher_is_better: true, points: { '0': 'Poor' }, words_only: false };

export const scheme: Scheme = {
  title: 'A scheme',
  decimals: 2,
  aggregate: { rule: 'trimmed_mean', k: 1 },
  quorum: 1,
  pass_mark: null,
  bands: [{ from: '50', title: 'Fund' }],
  tie_breaks: [{ drawn: 'seed' }],
  reasons: 'always',
  sections: [
    {
      id: 'objectives',
      title: 'Objectives',
      weight: '100',
      rule: { rule: 'best_of', n: 1 },
      unclaimed: 'exclude',
      threshold: null,
      criteria: [
        { id: 'o1', title: 'First', weight: '50', applies: 'always', threshold: null, scale },
        {
          id: 'o2',
          title: 'Second',
          weight: '50',
          applies: 'claimed',
          threshold: null,
          scale: { ...scale, max: '100' },
        },
      ],
    },
  ],
  gateways: [{ id: 'g1', question: 'Is it lawful?', answered_by: 'Office', kind: 'showstopper' }],
  second_stage: { mark: '60', weights: { objectives: '100' } },
};

export const bid: Bid = {
  ref: '021',
  bidder: 'A bidder',
  title: 'A project',
  amount: '100',
  minimum_amount: null,
  objectives: ['o1'],
  groups: [],
  district: null,
  summary: null,
};

export const row: BidRow = {
  bid,
  withdrawn: null,
  late: null,
  corrections: [],
  gateways: { g1: { answer: null, note: '', score_anyway: false } },
  withheld: false,
};

const fund = {
  low: '100',
  high: '200',
  sources: [{ label: 'Grant', amount: '200' }],
  commitments: [{ label: 'Lease', amount: '1' }],
  most_per_bidder: null,
  minimums: [{ of: { district: 'Norwich' }, least_spend: '1', least_awards: null }],
};

export const members = [
  { id: 'm1', name: 'Ann', role: 'chair' as const },
  { id: 'm2', name: 'Ben', role: 'member' as const },
];

export function round(change: Partial<RoundView> = {}): RoundView {
  return {
    id: 'r1',
    details: {
      title: 'A round',
      commissioner: 'The Commissioner',
      approach: 'grant_giving',
      direction: '',
      fund,
      sample: false,
    },
    stage: 'scoring',
    scheme,
    scheme_version: 1,
    check: { faults: [], effective_weights: {}, warnings: [] },
    members,
    me: 'm1',
    is_chair: true,
    chair: 'Ann',
    bids: 1,
    checks: [],
    late_sheets: 0,
    own_late: [],
    ...change,
  } as unknown as RoundView;
}

export const home = {
  version: '1',
  profile: '/p',
  may_begin: true,
  panel: null,
  rounds: [{ id: 'r2', title: 'Another' }],
} as unknown as Home;

export const list = {
  bids: [
    { ref: '021', bidder: 'A bidder', title: 'A project', amount: '100', progress: 'declared', scored: 0, wanted: 2 },
  ],
  submitted: 0,
  wanted: 1,
  spread: {},
} as unknown as ScoreList;

export function sheet(change: Partial<SheetView> = {}): SheetView {
  return {
    bid,
    member: members[0],
    own: true,
    closed: null,
    declaration: 'none',
    state: 'draft',
    notice: null,
    sections: scheme.sections,
    reasons: 'always',
    content: {
      scores: { o1: '1' },
      reasons: {},
      strengths: '',
      weaknesses: '',
      comment: '',
      recommendation: null,
      suggested_amount: null,
    },
    saved_at: null,
    standing: { total: null, scored: 1, wanted: 2, left: [] },
    ...change,
  } as unknown as SheetView;
}

const cut = {
  shortlist: { fund: '200', awards: [], spent: '0', left: '200', reserve: '0', ties: [], unmet: [] },
  coverage: [],
};

export const shortlist = {
  stage: 'revealed',
  ranking: { ranking: [{ bid: '021', rank: 1 }], unranked: [{ bid: '022' }], effective_weights: {}, warnings: [] },
  scheme,
  rows: {
    '021': { bid, decision: null },
    '022': { bid: { ...bid, ref: '022' }, decision: null },
  },
  withheld: [],
  fund,
  cut,
  overrides: [],
  settled: null,
} as unknown as ShortlistView;

export const exchange = {
  me: 'm1',
  chair: true,
  folder: '/share',
  devices: [
    { log: 'l1', fingerprint: 'f', member: 'm2', name: 'Ben', own: false, confirmed: true, barred: null, records: 1 },
  ],
  receipts: [],
  forks: [],
  set_aside: [],
  second_keys: [],
  deputy: null,
} as unknown as ExchangeView;

export const pack = {
  document: 'pack',
  title: 'Decision pack',
  purpose: 'For the Commissioner.',
  form: 'pages',
  missing: null,
} as const satisfies DocumentRow;

export const packPreview: DocumentPreview = {
  name: 'pack.pdf',
  files: 1,
  pages: 1,
  base64: '',
  text: null,
  warnings: [],
};

export const office: Office = {
  name: 'Office of the Commissioner',
  decision_maker: 'The Commissioner',
  address: 'A street\nNorwich',
  contact: 'office@example.org',
  prefix: '360G-example',
  funder_id: '',
  funder_name: '',
  accept_within: 28,
  templates: { notice: '# Notice' },
};

/** A text of a bid, or of the round where there is no bid, that nobody has read yet. */
export function textToRead(bid: string | null, change: Partial<TextToRead> = {}): TextToRead {
  return {
    bid,
    bidder: bid === null ? '' : 'A bidder',
    text: bid === null ? 'options' : 'purpose',
    words: 'What somebody wrote',
    sha256: `sha of ${bid ?? 'the round'}`,
    read: null,
    ...change,
  };
}

const read = { by: 'Ann', at: '2014-04-03T13:02:00Z', changed: false };

/** What every agreement says, with the office's own words under each heading that is shown. */
export const agreementWords: StandardWordsView = {
  headings: (['duration', 'crb_checks'] as const).map((heading) => ({
    heading,
    title: heading,
    source_name: heading,
    program: 'The program’s words.',
    own: 'The office’s words.',
  })),
  names: ['amount', 'bidder'],
  others: [],
  settled: null,
  may_change: true,
};

export const publication: PublicationView = {
  publication: {
    unsuccessful: 'by_reference',
    read: [{ bid: '021', text: 'purpose', sha256: 'sha of 021' }],
    left_out: [{ what: 'The address', ground: 'health_and_safety', why: 'It is a refuge', by: 'Jane Smith' }],
  },
  texts: [
    textToRead('021', { read }),
    textToRead('021', { text: 'summary', sha256: 'sha of now', read: { ...read, changed: true } }),
    textToRead('022'),
    textToRead(null),
  ],
  withheld: [],
};

/** An entry of the cycle, read for the public, in two phases. */
export function cycleEntry(change: Partial<CycleEntry> = {}): CycleEntry {
  return {
    id: 'survey-1',
    kind: 'engagement',
    phases: ['understand', 'plan'],
    title: 'Survey of victims',
    on: '2013-05-02',
    until: '2013-06-28',
    who: '312 victims',
    how: 'Survey by post',
    text: 'They want one place to turn to.',
    sources: [],
    rounds: ['r1'],
    criteria: ['o2'],
    public: true,
    ...change,
  };
}

/** A year of the cycle with one entry, one round, and an objective of which nobody spoke. */
export function cycleView(change: Partial<CycleView> = {}): CycleView {
  const entry = cycleEntry();
  const there = { entry: entry.id, also_in: [] };
  const aRound: CycleView['rounds'][number] = {
    id: 'r1',
    title: 'A round',
    stage: 'decided',
    approaches: ['grant_giving'],
    steps: [
      { stage: 'set_up', on: '2013-03-01' },
      { stage: 'decided', on: '2014-03-20' },
    ],
    subjects: [
      { id: 'o1', title: 'First', kind: 'objective' },
      { id: 'o2', title: 'Second', kind: 'group' },
    ],
  };
  return {
    shown: {
      year: '2013/14',
      first_day: '2013-04-01',
      last_day: '2014-03-31',
      phases: [
        { phase: 'understand', entries: [there] },
        { phase: 'plan', entries: [there] },
        { phase: 'do', entries: [] },
        { phase: 'review', entries: [] },
      ],
      rounds: [aRound],
      subjects: [
        { title: 'First', kind: 'objective', entries: [] },
        { title: 'Second', kind: 'group', entries: [entry.id] },
      ],
      heard: [entry.id],
      outcomes: [],
      lessons: [],
      links: [{ entry: entry.id, title: entry.title, kind: entry.kind, on: entry.on, round: 'r1', way: 'into' }],
    },
    years: ['2014/15', '2013/14'],
    phases: [
      { phase: 'understand', description: 'Understanding with the public.' },
      { phase: 'plan', description: 'Deciding with the public.' },
      { phase: 'do', description: 'Ensuring things happen openly.' },
      { phase: 'review', description: 'Assessing impact.' },
    ],
    entries: [{ entry, subjects: ['Second'], by: 'Cai Rees', at: '2013-07-01T10:00:00Z' }],
    rounds: [aRound],
    may_change: true,
    today: '2014-05-01',
    ...change,
  };
}

/** Two partners, of whom the first has signed for something else since. */
export const partners: PartnersView = {
  partnership: {
    partners: ['pcc', 'council'].map((id, at) => ({
      id,
      name: id,
      organisation_id: '',
      money: '100',
      people: '',
      influence: '',
      members: at === 0 ? ['m1'] : ['m2'],
      earmark: { criteria: ['o1'], districts: [], bids: [] },
    })),
    rule: 'earmarked',
    outcomes: [{ text: 'Fewer are hurt', criteria: ['o1'] }],
  },
  digest: 'd',
  rules: [
    { rule: 'shares', title: 'In proportion', explanation: 'By shares.' },
    { rule: 'earmarked', title: 'As meant', explanation: 'By what it is meant for.' },
  ],
  may_set: true,
  money: '200',
  fund: '200',
  partners: [
    {
      partner: 'pcc',
      name: 'pcc',
      organisation_id: '',
      money: '100',
      people: '',
      influence: '',
      members: ['Ann'],
      earmark: 'Anything',
      state: 'changed',
      sign_off: { by: 'Ann, PCC', at: '2014-01-01T10:00:00Z', note: '', entered_by: 'Ann' },
      may_sign: true,
      is_own: true,
      paid: null,
      left: null,
    },
  ],
  outcomes: [{ text: 'Fewer are hurt', serves: ['First'] }],
  missing: [],
  split: null,
  fault: null,
};
