import { describe, expect, it } from 'vitest';

import type { Office } from '../../bindings';
import { formOf, officeOf, wrongOffice } from './office';

const office: Office = {
  name: 'Office of the Commissioner',
  decision_maker: 'The Commissioner',
  address: 'A street\nNorwich',
  contact: 'office@example.org',
  prefix: '360G-example',
  funder_id: '',
  funder_name: '',
  accept_within: 28,
  templates: { notice: '# Notice\n' },
};

describe('the form of the office', () => {
  it('sends what is on file where nothing is typed', () => {
    expect(officeOf(formOf(office))).toEqual(office);
    expect(officeOf(formOf({ ...office, accept_within: null })).accept_within).toBeNull();
  });

  it('leaves a blank template to the program, and the blanks of the others as they are', () => {
    const form = formOf(office);
    form.templates.notice = ' \n';
    form.templates.decline_letter = '  Dear bidder\n';
    expect(officeOf(form).templates).toEqual({ decline_letter: '  Dear bidder\n' });
  });

  it('takes the blanks around its lines away', () => {
    expect(officeOf({ ...formOf(office), name: '  The office ' }).name).toBe('The office');
  });

  it.each([
    ['', true],
    ['1', true],
    [' 365 ', true],
    ['0', false],
    ['366', false],
    ['2.5', false],
    ['a month', false],
  ])('takes “%s” for the days to accept: %s', (acceptWithin, right) => {
    const fields = wrongOffice({ ...formOf(office), acceptWithin }).map((problem) => problem.field);
    expect(fields).toEqual(right ? [] : ['office.accept_within']);
  });
});
