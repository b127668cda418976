/** The forms of the screen of existing projects. */
import type { ProjectRow, ProjectsView } from '../bindings';
import type { FormCase } from './cases';

const nothing = (): Promise<void> => Promise.resolve();

const row: ProjectRow = {
  project: { bid: '021', cost: '100', spent: null, until: null, achieved: '', reviews: '' },
  bidder: 'A bidder',
  title: 'A project',
  asks: '100',
  withdrawn: null,
  from: null,
  assessment: null,
  decision: null,
  decided: { finding: null, sentence: 'Nothing is decided on it yet.' },
  mismatch: null,
  instead: null,
  withheld: false,
};

const view: ProjectsView = {
  projects: [row],
  shut_out: null,
  cost: '100',
  rounds_beside: [],
  instead: null,
  earlier: [
    {
      round: 'r0',
      round_title: 'Last year',
      bid: '7',
      bidder: 'A bidder',
      title: 'A project',
      award: '100',
      until: null,
      finding: null,
      taken_as: null,
    },
  ],
  may_take_over: true,
  may_add_bids: true,
  may_assess: true,
};

export const PROJECTS: FormCase[] = [
  {
    of: 'features/projects/AssessForm.svelte',
    sends: 'project_assess',
    props: { round: 'r1', row, onview: nothing },
    fill: async (page) => {
      await page.tick('assessment.finding');
      await page.type('assessment.reasons', 'It works');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/projects/RowForm.svelte',
    sends: 'projects_take_over',
    props: { round: 'r1', row, onview: nothing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/projects/TakeOver.svelte',
    sends: 'projects_take_over',
    props: { round: 'r1', view, onview: nothing },
    mine: /^from$/,
    fill: (page) => page.click('[data-testid="award"]'),
    send: async (page) => {
      const award = page.find<HTMLInputElement>('[data-testid="award"]');
      if (!award.checked) await page.click('[data-testid="award"]');
      await page.submit();
    },
  },
];
