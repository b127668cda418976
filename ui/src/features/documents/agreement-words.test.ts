import { describe, expect, it } from 'vitest';

import type { StandardWordsRow, StandardWordsView } from '../../bindings';
import { formOfWords, pathOfHeading, sentWords, wordsOf } from './agreement-words';

const row = (heading: StandardWordsRow['heading'], own: string | null): StandardWordsRow => ({
  heading,
  title: heading,
  source_name: heading,
  program: `The program on ${heading}`,
  own,
});
const view = { headings: [row('duration', null), row('crb_checks', 'Nobody starts unchecked.')] } as StandardWordsView;

describe('the words of agreements', () => {
  it('are the office’s own where it wrote any, and else the program’s', () => {
    expect(view.headings.map(wordsOf)).toEqual(['The program on duration', 'Nobody starts unchecked.']);
    expect(formOfWords(view)).toEqual({ duration: '', crb_checks: 'Nobody starts unchecked.' });
  });

  it('are sent without the headings that are blank', () => {
    expect(sentWords({ ...formOfWords(view), duration: ' \n' })).toEqual({ crb_checks: 'Nobody starts unchecked.' });
  });

  it('are each at a field of their own', () => {
    expect(pathOfHeading('crb_checks')).toBe('words.crb_checks');
  });
});
