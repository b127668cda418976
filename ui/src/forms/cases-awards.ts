/** The forms of the awards screen. */
import type { FormCase } from './cases';
import { scheme } from './fixtures';
import { agreement, awardView, report } from './fixtures-awards';

const nothing = (): void => undefined;

const view = awardView();
const varied = { ...view, versions: view.versions.map((version) => ({ ...version, in_force: true })) };
const first = { ...view, versions: [], draft: { ...agreement, variation: null } };
const [payment] = view.payments;
const [period] = view.returns;
const [check] = view.checks;
const closing = { onview: nothing, onclose: nothing };

function paying(act: string, waits: string[] = []): Record<string, unknown> {
  return { view, row: { ...payment, waits_for: waits }, act, ...closing };
}

function checking(state: string): FormCase {
  return {
    of: 'features/awards/CheckForm.svelte',
    sends: 'award_check_set',
    props: { view, row: check, ...closing },
    fill: async (page) => {
      await page.click(`input[value="${state}"]`);
      if (page.paths.includes('check.state.reference')) await page.type('check.state.reference', 'Number 12');
      if (page.paths.includes('check.state.because')) await page.type('check.state.because', 'No children');
    },
    send: (page) => page.submit(),
  };
}

export const AWARDS: FormCase[] = [
  {
    of: 'features/awards/AgreementForm.svelte',
    sends: 'agreement_write',
    props: { view: first, scheme, ...closing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/awards/AgreementForm.svelte',
    sends: 'agreement_write',
    props: { view: varied, scheme, ...closing },
    mine: /^agreement\.variation/,
    fill: async (page) => {
      await page.type('agreement.variation.reason', 'Another venue');
      await page.type('agreement.variation.from', '1 October 2014');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/awards/SignForm.svelte',
    sends: 'agreement_sign',
    props: { view, side: 'office', ...closing },
    send: (page) => page.submit(),
  },
  checking('evidenced'),
  checking('promised'),
  checking('not_needed'),
  {
    of: 'features/awards/ReturnForm.svelte',
    sends: 'return_record',
    props: { view, row: period, ...closing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/awards/JudgeReturn.svelte',
    sends: 'return_record',
    props: { view, report, ...closing },
    fill: (page) => page.type('report.note', 'Which course?'),
    send: (page) => page.press('query-return'),
  },
  {
    of: 'features/awards/PaymentStepForm.svelte',
    sends: 'payment_record',
    props: paying('pay', ['both signatures']),
    fill: (page) => page.type('event.step.despite', 'They need it now'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/awards/PaymentStepForm.svelte',
    sends: 'payment_record',
    props: paying('repay'),
    fill: async (page) => {
      await page.type('event.step.amount', '20');
      await page.type('event.step.reason', 'A course fell out');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/awards/ReviewForm.svelte',
    sends: 'review_record',
    props: { view, ...closing },
    fill: async (page) => {
      await page.click('input[value="vary"]');
      await page.type('review.reasons', 'Fewer came');
      await page.type('review.by', 'Jane Smith');
    },
    send: (page) => page.submit(),
  },
];
