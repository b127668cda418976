/** The forms of the partners screen. */
import type { FormCase } from './cases';
import { members, partners, scheme } from './fixtures';

const nothing = (): void => undefined;

export const PARTNERS: FormCase[] = [
  {
    of: 'features/partners/PartnersForm.svelte',
    sends: 'partners_set',
    props: { round: 'r1', view: partners, scheme, members, onview: nothing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/partners/SignOff.svelte',
    sends: 'partner_sign_off',
    props: { round: 'r1', partner: partners.partners[0], digest: 'd', onview: nothing },
    fill: async (page) => {
      await page.press('sign-pcc');
      await page.type('by', 'Ann, the PCC');
    },
    send: (page) => page.press('sign-pcc-confirm'),
  },
];
