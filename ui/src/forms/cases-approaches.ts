/** The forms of the approaches: the choice of them, the research, a quick grant. */
import type { ApproachesView, ResearchView } from '../bindings';
import type { FormCase } from './cases';
import { round, scheme } from './fixtures';

const nothing = (): void => undefined;

const approaches: ApproachesView = {
  round: 'r1',
  may_choose: true,
  is_planned: true,
  approaches: [
    {
      approach: 'grant_giving',
      held: true,
      words: { what_it_is: 'Quick grants', advantages: [], drawbacks: [] },
      asks: [],
    },
  ],
  plans: [],
  fast: null,
};

const source = { title: 'An assessment', found_at: 'Page 4', on: '2013-05-01' };

const research: ResearchView = {
  round: 'r1',
  research: {
    needs: [{ text: 'A need', sources: [source], criteria: ['o1'] }],
    options: [
      { title: 'One', what_works: 'Much', how_proven: 'well', sources: [source], taken: true, because: 'It works' },
      { title: 'Two', what_works: 'Little', how_proven: 'untried', sources: [], taken: false, because: 'Unknown' },
    ],
    findings: 'One works',
  },
  digest: 'd',
  written_by: 'Ann',
  written_at: '2014-01-31T09:00:00Z',
  missing: [],
  sign_off: null,
  criteria: [{ id: 'o1', title: 'First' }],
  may_write: true,
  may_sign_off: true,
};

export const APPROACHES: FormCase[] = [
  {
    of: 'features/setup/approach/ApproachForm.svelte',
    sends: 'approaches_set',
    props: { view: approaches, onview: nothing },
    fill: async (page) => {
      await page.type('plan.reason', 'There is need');
      await page.type('plan.fast_because', 'Winter comes');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/research/ResearchForm.svelte',
    sends: 'research_set',
    props: { view: research, onview: nothing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/research/SignOff.svelte',
    sends: 'research_sign_off',
    props: { view: research, onview: nothing },
    fill: (page) => page.type('by', 'Ann Rees'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/quick/Quick.svelte',
    sends: 'quick_grant',
    props: { view: round() },
    answers: { quick_grant_scheme: { ...scheme, sections: scheme.sections.slice(0, 1) } },
    fill: async (page) => {
      const typed = {
        chair: 'Ann',
        'details.title': 'A fence',
        'details.fund.high': '5000',
        reason: 'Need',
        fast_because: 'Now',
        'bid.bidder': 'A trust',
        'bid.title': 'A fence',
        'bid.amount': '4000',
        'need.evidence': 'Calls',
        'record.evidence': 'Grants',
        'content.reasons.o1': 'Good',
        'content.reasons.o2': 'Good',
        'decision.reason': 'Plain',
        'decision.by': 'The Commissioner',
      };
      for (const [path, text] of Object.entries(typed)) await page.type(path, text);
      for (const gate of ['need', 'record']) await page.tick(`${gate}.answer`);
      await page.click('[data-testid="point-o1-1"]');
      await page.type('content.scores.o2', '1');
      await page.tick('decision.kind');
    },
    send: (page) => page.submit(),
  },
];
