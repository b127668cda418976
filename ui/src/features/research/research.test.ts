import { describe, expect, it } from 'vitest';

import type { Research, ResearchView } from '../../bindings';
import { blankNeed, researchForm, researchOf, signOffWords, wrongResearch } from './research';

const research: Research = {
  needs: [{ text: 'A need', sources: [{ title: 'A source', found_at: 'p. 4', on: '2013-05-01' }], criteria: ['o1'] }],
  options: [
    { title: 'One', what_works: 'W', how_proven: 'well', sources: [], taken: true, because: 'B' },
    { title: 'Two', what_works: '', how_proven: 'untried', sources: [], taken: false, because: '' },
  ],
  findings: 'F',
};

describe('the research', () => {
  it('comes back as it was', () => {
    expect(researchOf(researchForm(research))).toEqual(research);
  });

  it('begins with room for a need and two options, of which nothing is sent', () => {
    const form = researchForm({ needs: [], options: [], findings: '' });
    expect([form.needs.length, form.options.length]).toEqual([1, 2]);
    expect(researchOf(form)).toEqual({ needs: [], options: [], findings: '' });
    expect(wrongResearch(form)).toEqual([]);
  });

  it('names what cannot be saved at the place where it is sent', () => {
    const form = researchForm(research);
    const source = { title: '', foundAt: 'p. 9', on: '1 May' };
    form.needs = [blankNeed(), { text: '', sources: [source], criteria: ['o1'] }];
    expect(wrongResearch(form).map((one) => one.field)).toEqual([
      'research.needs.0.text',
      'research.needs.0.sources.0.title',
      'research.needs.0.sources.0.on',
    ]);
  });

  it('says whether it is signed off as it stands', () => {
    const view = (stands: boolean | null): ResearchView => ({
      round: 'r1',
      research,
      digest: 'd',
      written_by: 'Ann',
      written_at: null,
      missing: [],
      sign_off: stands === null ? null : { by: 'Ann Rees', signed_by: 'Ann', at: '2014-01-31T09:00:00Z', stands },
      criteria: [],
      may_write: true,
      may_sign_off: true,
    });
    expect(signOffWords(view(null))).toBe('Not signed off yet.');
    expect(signOffWords(view(true))).toBe('Signed off by Ann Rees on 31 January 2014.');
    expect(signOffWords(view(false))).toContain('sign it off again');
  });
});
