/** What the office says in every agreement of a round, while it is typed. */
import type { Heading, StandardWordsRow, StandardWordsView } from '../../bindings';

export type WordsForm = Record<Heading, string>;

/** The form for what is on file: the office's own words, and nothing where the program's stand. */
export function formOfWords({ headings }: StandardWordsView): WordsForm {
  return Object.fromEntries(headings.map((row) => [row.heading, row.own ?? ''])) as WordsForm;
}

/** The words that are sent; a heading left blank has the program's. */
export function sentWords(form: WordsForm): Partial<WordsForm> {
  return Object.fromEntries(Object.entries(form).filter(([, text]) => text.trim() !== ''));
}

/** What stands under a heading. */
export function wordsOf({ own, program }: StandardWordsRow): string {
  return own ?? program;
}

/** The path of a heading in the request that sets the words. */
export function pathOfHeading(heading: Heading): string {
  return `words.${heading}`;
}
