/** What is published of a round, while it is chosen. */
import {
  groundTitles,
  unsuccessfulTitles,
  type BidRef,
  type Decision,
  type Ground,
  type LeftOut,
  type Publication,
  type ReadText,
  type TextToRead,
  type Unsuccessful,
} from '../../bindings';
import type { Problem } from '../../lib/errors';
import { formatDateTime } from '../../lib/format';
import { sentIndexes } from '../setup/sent';

export type LeftOutForm = { what: string; ground: Ground | ''; why: string; by: string };

export type PublicationForm = {
  unsuccessful: Unsuccessful;
  /** By the key of each text the SHA-256 of what was read and ticked; empty where it is not ticked. */
  ticked: Record<string, string>;
  leftOut: LeftOutForm[];
};

export const BLANK_LEFT_OUT: LeftOutForm = { what: '', ground: '', why: '', by: '' };

const UNSUCCESSFUL_HINTS: Record<Unsuccessful, string> = {
  by_reference: 'Their bids are listed by reference, without the names of the bidders.',
  named: 'Their bids are listed with the names of the bidders.',
  left_out: 'Their bids are not listed; only how many there are is said.',
};

/** How bidders that are awarded nothing can be told of. */
export const UNSUCCESSFUL = (Object.keys(UNSUCCESSFUL_HINTS) as Unsuccessful[]).map((value) => ({
  value,
  label: unsuccessfulTitles[value],
  hint: UNSUCCESSFUL_HINTS[value],
}));

/** The grounds on which something is left out. */
export const GROUNDS: { value: Ground | ''; label: string }[] = [
  { value: '', label: 'Choose one' },
  ...Object.entries(groundTitles).map(([value, label]) => ({ value: value as Ground, label })),
];

type Named = Pick<TextToRead, 'bid' | 'text'>;

/** What tells a text apart from all others of the round. */
export function keyOf({ bid, text }: Named): string {
  return `${text} ${bid ?? ''}`;
}

/** The form for what is on file. A text that was changed since it was read is not ticked. */
export function formOf({ unsuccessful, read, left_out }: Publication, texts: TextToRead[]): PublicationForm {
  const marks = new Map(read.map((one) => [keyOf(one), one.sha256]));
  const ticked = texts.map((text) => [keyOf(text), marks.get(keyOf(text)) === text.sha256 ? text.sha256 : '']);
  return {
    unsuccessful,
    ticked: Object.fromEntries(ticked) as PublicationForm['ticked'],
    leftOut: left_out.map(({ what, ground, why, by }) => ({ what, ground, why, by })),
  };
}

/** Whether a text is ticked as it reads now. */
export function isTicked(ticked: PublicationForm['ticked'], text: TextToRead): boolean {
  return ticked[keyOf(text)] === text.sha256;
}

/** Whether a row is left empty. */
export function isBlankLeftOut({ what, ground, why, by }: LeftOutForm): boolean {
  return ground === '' && [what, why, by].every((text) => text.trim() === '');
}

function leftOutOf({ what, ground, why, by }: LeftOutForm): LeftOut[] {
  return ground === '' ? [] : [{ what: what.trim(), ground, why: why.trim(), by: by.trim() }];
}

/** The choices that the form says; rows left empty are left out. */
export function publicationOf(form: PublicationForm, texts: TextToRead[]): Publication {
  const read = texts.filter((text) => isTicked(form.ticked, text));
  return {
    unsuccessful: form.unsuccessful,
    read: read.map(({ bid, text, sha256 }) => ({ bid, text, sha256 })),
    left_out: form.leftOut.flatMap(leftOutOf),
  };
}

/** What the form still wants, at each field. */
export function missing({ leftOut }: PublicationForm): Problem[] {
  const indexes = sentIndexes(leftOut, isBlankLeftOut);
  return leftOut.flatMap((one, row) => {
    if (isBlankLeftOut(one)) return [];
    const at = `publication.left_out.${indexes[row] ?? ''}`;
    const wants: [keyof LeftOutForm, string][] = [
      ['what', 'Say what is left out'],
      ['ground', 'Choose the ground on which it is left out'],
      ['why', 'Say why the ground holds'],
      ['by', 'Say who decided so'],
    ];
    return wants.filter(([key]) => one[key].trim() === '').map(([key, text]) => ({ field: `${at}.${key}`, text }));
  });
}

/** Where texts of one bid, or the round's own, stand in the list. */
export type Standing = 'awarded' | 'round' | 'other';

/** The texts of one bid, or the round's own. */
export type TextGroup = { bid: BidRef | null; bidder: string; standing: Standing; texts: TextToRead[] };

const STANDINGS: Standing[] = ['awarded', 'round', 'other'];

/** The texts bid by bid: those of the bids that are awarded something first, then the round's own, then the others. */
export function groupsOf(texts: TextToRead[], decisions: Record<BidRef, Decision['kind'] | undefined>): TextGroup[] {
  const groups = new Map<BidRef | null, TextGroup>();
  for (const text of texts) {
    const group = groups.get(text.bid);
    if (group) group.texts.push(text);
    else groups.set(text.bid, { ...text, standing: standingOf(text.bid, decisions), texts: [text] });
  }
  const all = [...groups.values()].map(({ bid, bidder, standing, texts }) => ({ bid, bidder, standing, texts }));
  return STANDINGS.flatMap((standing) => all.filter((group) => group.standing === standing));
}

function standingOf(bid: BidRef | null, decisions: Record<BidRef, Decision['kind'] | undefined>): Standing {
  if (bid === null) return 'round';
  const kind = decisions[bid];
  return kind === 'award' || kind === 'part_award' ? 'awarded' : 'other';
}

/** By the key of each text its index in what was last sent, in whose terms a refusal speaks. */
export function indexesOf(sent: ReadText[]): Map<string, number> {
  return new Map(sent.map((one, index) => [keyOf(one), index]));
}

/** The text that a refusal is about; `undefined` where it is about none. */
export function refusedText(problems: Problem[], sent: ReadText[]): ReadText | undefined {
  const found = problems.map((problem) => /^publication\.read\.(\d+)/.exec(problem.field ?? '')?.[1]);
  const index = found.find((one) => one !== undefined);
  return index === undefined ? undefined : sent[Number(index)];
}

/** What is said of a tick: who read the text and when, or that it is not saved yet. */
export function tickWords({ read }: TextToRead, ticked: boolean): string | undefined {
  const onFile = read !== null && !read.changed;
  if (!onFile) return ticked ? 'Not saved yet.' : undefined;
  const who = `Read by ${read.by}, ${formatDateTime(read.at)}.`;
  return ticked ? who : `${who} Taken back once this is saved.`;
}

/** That a text was changed since it was read, where it was. */
export function changedWords({ read }: TextToRead): string | null {
  if (!read?.changed) return null;
  return `Changed since ${read.by} read it, ${formatDateTime(read.at)}: read it again`;
}
