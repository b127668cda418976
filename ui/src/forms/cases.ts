/** Every form of the window: how it is shown, filled in and sent, and which command it sends. */
import type { Component } from 'svelte';

import type { CommandName } from '../ipc';
import { call } from '../ipc';
import { SheetDraft } from '../features/score/draft.svelte';
import { Action } from '../lib/loader.svelte';
import { APPROACHES } from './cases-approaches';
import { AWARDS } from './cases-awards';
import { DEVICES, ofActing } from './cases-devices';
import { DOCUMENTS } from './cases-documents';
import { PARTNERS } from './cases-partners';
import { PROJECTS } from './cases-projects';
import { bid, list, round, row, scheme, sheet, shortlist } from './fixtures';
import type { Acting, Page } from './page';

export type FormCase = {
  /** The component, by its path. */
  of: string;
  sends: CommandName | 'unlock';
  props?: Record<string, unknown> | (() => Promise<Record<string, unknown>>);
  /** What lists the refusals, where the component does not. */
  acting?: (props: Record<string, unknown>) => Acting;
  /** What the program answers to other commands. */
  answers?: Partial<Record<CommandName, unknown>>;
  fill?: (page: Page) => Promise<void>;
  send: (page: Page) => Promise<void>;
  /** The paths that are of another command of the same form. */
  others?: RegExp;
  /** Which of the paths on the page are this form's, where there are others. */
  mine?: RegExp;
  /** Whether it is sent by a change, so that it is shown anew for each refusal. */
  once?: boolean;
};

/** Every component of the window. */
export const COMPONENTS = import.meta.glob<{ default: Component<never> }>([
  '../features/**/*.svelte',
  '../lib/Unlock.svelte',
]);

const nothing = (): void => undefined;

const SET_UP: FormCase[] = [
  {
    of: 'lib/Unlock.svelte',
    sends: 'unlock',
    fill: (page) => page.type('passphrase', 'words'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/home/NewRound.svelte',
    sends: 'round_new',
    fill: async (page) => {
      await page.type('chair', 'Ann');
      await page.type('details.title', 'A round');
      await page.tick('details.approach');
      await page.type('details.fund.high', '100');
    },
    send: (page) => page.submit(),
  },
  { of: 'features/setup/Details.svelte', sends: 'round_edit', props: { view: round() }, send: (page) => page.submit() },
  {
    of: 'features/setup/Panel.svelte',
    sends: 'member_add',
    props: { view: round({ stage: 'set_up' }) },
    fill: (page) => page.type('name', 'Cat'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/setup/Panel.svelte',
    sends: 'member_remove',
    props: { view: round() },
    mine: /^reason$/,
    fill: async (page) => {
      await page.click('td button');
      await page.type('reason', 'Left');
    },
    send: (page) => page.click('td .grave'),
  },
  {
    of: 'features/setup/scheme/SchemeEditor.svelte',
    sends: 'scheme_set',
    props: { view: round() },
    answers: { scheme_check: { faults: [], effective_weights: {}, warnings: [] } },
    fill: (page) => page.type('reason', 'A slip'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/setup/scheme/StartAgain.svelte',
    sends: 'round_show',
    props: { editor: { replace: nothing }, round: 'r1' },
    fill: (page) => page.type('round', 'r2'),
    send: (page) => page.click('button'),
  },
];

const BIDS: FormCase[] = [
  {
    of: 'features/bids/BidPage.svelte',
    sends: 'bid_set',
    props: { round: 'r1', row: null, scheme, late: true, onlist: nothing },
    mine: /^(bid\.|late_reason)/,
    fill: async (page) => {
      await page.type('bid.ref', '022');
      await page.type('bid.bidder', 'A bidder');
      await page.type('bid.title', 'A project');
      await page.type('bid.amount', '100');
      await page.type('late_reason', 'It came by post');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/bids/Correct.svelte',
    sends: 'bid_correct',
    props: { round: 'r1', row, scheme, onlist: nothing },
    fill: (page) => page.type('reason', 'A digit was left out'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/bids/BidPage.svelte',
    sends: 'bid_withdraw',
    props: { round: 'r1', row, scheme, late: false, onlist: nothing, onrow: nothing },
    mine: /^reason$/,
    fill: (page) => page.type('reason', 'They asked'),
    send: (page) => page.press('withdraw'),
  },
  {
    of: 'features/bids/Gateways.svelte',
    sends: 'gateway_answer',
    props: { round: 'r1', row, gateways: scheme.gateways, onrow: nothing },
    send: (page) => page.tick('answer'),
    once: true,
  },
  {
    of: 'features/bids/GatewayGrid.svelte',
    sends: 'gateway_answer',
    props: { round: 'r1', list: { bids: [row], asked: '100' }, scheme, onlist: nothing, onrow: nothing },
    mine: /^answer$/,
    send: (page) => page.type('answer', 'pass'),
    once: true,
  },
  {
    of: 'features/bids/GatewayGrid.svelte',
    sends: 'gateways_import',
    props: { round: 'r1', list: { bids: [row], asked: '100' }, scheme, onlist: nothing, onrow: nothing },
    mine: /^file$/,
    send: (page) => page.choose('file'),
  },
  {
    of: 'features/bids/Import.svelte',
    sends: 'bids_check',
    props: { round: 'r1', late: false, onimported: nothing },
    send: (page) => page.choose('file'),
  },
  {
    of: 'features/bids/Import.svelte',
    sends: 'bids_import',
    props: { round: 'r1', late: true, onimported: nothing },
    answers: { bids_check: { good: [bid], replaced: [], refusals: [], warnings: [], mend: null } },
    fill: async (page) => {
      await page.choose('file');
      await page.type('late_reason', 'By post');
    },
    send: (page) => page.press('take-good'),
  },
];

const SCORE: FormCase[] = [
  {
    of: 'features/score/Declare.svelte',
    sends: 'declare',
    props: { round: 'r1', view: sheet(), list, ondeclared: nothing },
    fill: async (page) => {
      await page.click('input[value="declared"]');
      await page.type('note', 'A friend');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/score/Notices.svelte',
    sends: 'sheet_reopen',
    props: { round: 'r1', view: sheet({ state: 'submitted' }), onview: nothing },
    fill: async (page) => {
      await page.press('reopen');
      await page.type('reason', 'A slip');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/score/SheetPane.svelte',
    others: /^content\./,
    sends: 'sheet_submit',
    props: async () => {
      const draft = new SheetDraft(nothing);
      await draft.turnTo({ round: 'r1', bid: '021', member: null });
      return {
        round: 'r1',
        draft,
        list,
        current: null,
        oncurrent: nothing,
        onjump: nothing,
        onlist: nothing,
        onview: nothing,
      };
    },
    answers: { sheet_show: sheet() },
    send: (page) => page.press('submit-sheet'),
  },
  {
    of: 'features/progress/SheetsImport.svelte',
    sends: 'sheets_import',
    props: { round: 'r1' },
    fill: (page) => page.choose('file'),
    send: (page) => page.submit(),
  },
];

const scores = { bid, scheme, sheets: [], agreed: [], strengths: '', weaknesses: '', lines: [] };
const fairness = {
  fairness: { agreement: { sheets: 1 } },
  withheld: [],
  scheme,
  names: { m1: 'Ann' },
  titles: { '021': 'A project' },
  low: '100',
  high: '200',
  opens_at: '100',
};

const DECIDING: FormCase[] = [
  {
    of: 'features/moderate/AgreeForm.svelte',
    sends: 'agree',
    props: { round: 'r1', bid: '021', criterion: scheme.sections[0]?.criteria[0], agreed: null, onscores: nothing },
    fill: async (page) => {
      await page.press('agree-o1');
      await page.type('scores.0.score', '1');
      await page.type('scores.0.reason', 'Agreed');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/moderate/PanelWords.svelte',
    sends: 'moderation_note',
    props: { round: 'r1', scores, onscores: nothing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/fairness/Fairness.svelte',
    sends: 'stability',
    props: { round: 'r1', part: null, member: null },
    answers: { fairness },
    mine: /^total$/,
    send: (page) => page.press('work-bands'),
  },
  {
    of: 'features/fairness/WhatIf.svelte',
    sends: 'what_if',
    props: { round: 'r1', view: fairness, fund: '100' },
    send: (page) => page.tick('members.m1'),
    once: true,
  },
  {
    of: 'features/shortlist/FundField.svelte',
    sends: 'stability',
    props: { low: '1', high: '2', fund: '1', onfund: nothing, acting: new Action() },
    acting: ofActing,
    send: async (page) => {
      await page.act(() => call('stability', { round: 'r1', total: '1', draws: null }));
    },
  },
  {
    of: 'features/shortlist/BestValue.svelte',
    sends: 'shortlist_best',
    props: { round: 'r1', fund: '1', rankOrder: [], rows: {}, barred: false },
    send: (page) => page.press('best-value'),
  },
  {
    of: 'features/shortlist/Settle.svelte',
    sends: 'shortlist_settle',
    props: { round: 'r1', fund: '1', awards: [], own: true, onview: nothing },
    fill: (page) => page.press('settle'),
    send: (page) => page.press('settle-confirm'),
  },
  {
    of: 'features/shortlist/OverrideForm.svelte',
    sends: 'shortlist_override',
    props: { round: 'r1', bid: '021', title: 'A', chosen: null, funded: true, onview: nothing, onclose: nothing },
    fill: async (page) => {
      await page.type('reason', 'Needed');
      await page.press('override-decline-021');
    },
    send: (page) => page.press('override-decline-021-confirm'),
  },
  {
    of: 'features/shortlist/Decisions.svelte',
    sends: 'decide',
    props: { round: 'r1', view: shortlist, cut: shortlist.cut, onview: nothing },
    mine: /^(decisions|by|details)/,
    fill: async (page) => {
      await page.press('fill');
      await page.type('unsent.021', 'award');
      await page.type('unsent.021.reason', 'First');
      await page.type('unsent.022.reason', 'Last');
      await page.type('by', 'Jane Smith');
      await page.press('decide');
      await page.press('decide-confirm');
    },
    send: (page) => page.press('decide-confirm'),
  },
];

export const CASES: FormCase[] = [
  ...SET_UP,
  ...BIDS,
  ...SCORE,
  ...DECIDING,
  ...APPROACHES,
  ...AWARDS,
  ...DOCUMENTS,
  ...PARTNERS,
  ...PROJECTS,
  ...DEVICES,
];
