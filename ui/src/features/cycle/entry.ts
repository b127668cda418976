/** An entry of the cycle while it is typed: which fields its kind has, what is wrong, what is sent. */
import type { CycleEntry, CycleEntryKind, CycleRound, Phase } from '../../bindings';
import type { Problem } from '../../lib/errors';

export type SourceForm = { title: string; found_at: string; on: string };

export type EntryForm = {
  kind: CycleEntryKind;
  phases: Record<Phase, boolean>;
  title: string;
  on: string;
  until: string;
  who: string;
  how: string;
  text: string;
  sources: SourceForm[];
  rounds: string[];
  criteria: string[];
  public: boolean;
};

/** What the fields of a kind are called; one that is left out is not asked for. */
type Fields = { hint: string; who?: string; how?: string; text: string; textHint: string; sources: boolean };

export const FIELDS: Record<CycleEntryKind, Fields> = {
  engagement: {
    hint: 'Who was heard, how, and what they said.',
    who: 'Whom, and how many',
    how: 'How',
    text: 'What was heard',
    textHint: 'In their words where that can be; no names of those who were heard.',
    sources: false,
  },
  needs_document: {
    hint: 'A document about needs, such as a Strategic Assessment or a Joint Strategic Needs Assessment.',
    text: 'What it says',
    textHint: 'What of it matters for commissioning.',
    sources: true,
  },
  outcome: {
    hint: 'An outcome that is to be achieved.',
    who: 'For whom',
    text: 'The outcome',
    textHint: 'What will be different, for whom, and by when.',
    sources: false,
  },
  option: {
    hint: 'Something that could be done, taken or not.',
    text: 'What was considered',
    textHint: 'What speaks for it and against it.',
    sources: true,
  },
  decision: {
    hint: 'Something that was decided.',
    who: 'Who decided',
    text: 'What was decided, and why',
    textHint: '',
    sources: false,
  },
  lesson: {
    hint: 'Something that was learned. The set-up of the next round opens with it.',
    text: 'What was learned',
    textHint: 'What the next round should know.',
    sources: false,
  },
};

export const PHASES: Phase[] = ['understand', 'plan', 'do', 'review'];

/** The phases that an entry of a kind usually stands in: what a new one begins with. */
const USUAL: Record<CycleEntryKind, Phase> = {
  engagement: 'understand',
  needs_document: 'understand',
  outcome: 'understand',
  option: 'plan',
  decision: 'plan',
  lesson: 'review',
};

const NO_SOURCE: SourceForm = { title: '', found_at: '', on: '' };

function phasesOf(chosen: Phase[]): Record<Phase, boolean> {
  return {
    understand: chosen.includes('understand'),
    plan: chosen.includes('plan'),
    do: chosen.includes('do'),
    review: chosen.includes('review'),
  };
}

/** A new entry of a kind about a round. */
export function newEntry(kind: CycleEntryKind, round: string): EntryForm {
  return {
    kind,
    phases: phasesOf([USUAL[kind]]),
    title: '',
    on: '',
    until: '',
    who: '',
    how: '',
    text: '',
    sources: FIELDS[kind].sources ? [{ ...NO_SOURCE }] : [],
    rounds: [round],
    criteria: [],
    public: false,
  };
}

/** The form for what is on file. */
export function formOf(entry: CycleEntry): EntryForm {
  return {
    kind: entry.kind,
    phases: phasesOf(entry.phases),
    title: entry.title,
    on: entry.on,
    until: entry.until ?? '',
    who: entry.who ?? '',
    how: entry.how ?? '',
    text: entry.text,
    sources: (entry.sources ?? []).map(({ title, found_at, on }) => ({
      title,
      found_at: found_at ?? '',
      on: on ?? '',
    })),
    rounds: [...(entry.rounds ?? [])],
    criteria: [...(entry.criteria ?? [])],
    public: entry.public,
  };
}

/** Whether a source says nothing: it is not sent. */
export function isBlankSource({ title, found_at, on }: SourceForm): boolean {
  return [title, found_at, on].every((text) => text.trim() === '');
}

/** The form as it stands once another kind is chosen: its phase, unless another was chosen, and a line for a source. */
export function turnedTo(form: EntryForm, kind: CycleEntryKind): EntryForm {
  const chosen = PHASES.filter((phase) => form.phases[phase]);
  const untouched = chosen.length === 1 && chosen[0] === USUAL[form.kind];
  const wantsLine = FIELDS[kind].sources && form.sources.length === 0;
  return {
    ...form,
    kind,
    phases: untouched ? phasesOf([USUAL[kind]]) : form.phases,
    sources: wantsLine ? [{ ...NO_SOURCE }] : form.sources,
  };
}

/** The entry that the form says; what its kind does not ask for is not sent. `id` is '' for a new one. */
export function entryOf(form: EntryForm, id: string): CycleEntry {
  const fields = FIELDS[form.kind];
  const day = (text: string): string | null => text.trim() || null;
  return {
    id,
    kind: form.kind,
    phases: PHASES.filter((phase) => form.phases[phase]),
    title: form.title.trim(),
    on: form.on.trim(),
    until: day(form.until),
    who: fields.who ? form.who.trim() : '',
    how: fields.how ? form.how.trim() : '',
    text: form.text.trim(),
    sources: fields.sources
      ? form.sources
          .filter((source) => !isBlankSource(source))
          .map(({ title, found_at, on }) => ({ title: title.trim(), found_at: found_at.trim(), on: day(on) }))
      : [],
    rounds: [...form.rounds],
    criteria: [...form.criteria],
    public: form.public,
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** What is wrong in the form, at its field. */
export function wrongEntry(form: EntryForm): Problem[] {
  const entry = entryOf(form, '');
  const fields = FIELDS[form.kind];
  const asDay = 'Give year, month and day, such as 2013-05-31';
  const until = entry.until ?? '';
  const wrong: [boolean, string, string][] = [
    [entry.phases.length === 0, 'phases', 'Choose at least one phase'],
    [entry.title === '', 'title', 'Give the entry a title'],
    [!isDay(entry.on), 'on', asDay],
    [until !== '' && !isDay(until), 'until', asDay],
    [isDay(until) && isDay(entry.on) && until < entry.on, 'until', 'Give a last day that is not before the first'],
    [form.kind === 'engagement' && entry.who === '', 'who', 'Say who was heard'],
    [form.kind === 'engagement' && entry.how === '', 'how', 'Say how they were heard'],
    [form.kind === 'needs_document' && entry.sources?.length === 0, 'sources', 'Name at least one source'],
    [form.kind !== 'needs_document' && entry.text === '', 'text', `Say ${fields.text.toLowerCase()}`],
  ];
  const sources = (entry.sources ?? []).flatMap((source, index): [boolean, string, string][] => [
    [source.title === '', `sources.${index}.title`, 'Say what the source is called'],
    [!!source.on && !isDay(source.on), `sources.${index}.on`, asDay],
  ]);
  return [...wrong, ...sources]
    .filter(([isWrong]) => isWrong)
    .map(([, field, text]) => ({ field: `entry.${field}`, text }));
}

/** What an entry can be about: the objectives and groups of the rounds that it names, or of all, each title once. */
export function subjectsOf(rounds: CycleRound[], named: string[]): CycleRound['subjects'] {
  const asked = named.length === 0 ? rounds : rounds.filter((round) => named.includes(round.id));
  const all = asked.flatMap((round) => round.subjects);
  return all.filter((subject, index) => all.findIndex((one) => one.id === subject.id) === index);
}
