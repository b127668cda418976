/** What can be done to the draft of a scheme, and what is wrong with it before the program is asked. */
import type { Criterion, Scale, Scheme, SchemeFault, Section, TieBreak } from '../../../bindings';
import { announcer } from '../../../lib/announce.svelte';
import { parse } from '../../../lib/decimal';

/** The scale most panels use. */
export const DEFAULT_SCALE: Scale = {
  min: '0',
  max: '5',
  step: '1',
  higher_is_better: true,
  points: { '0': 'Unacceptable', '1': 'Poor', '2': 'Weak', '3': 'Satisfactory', '4': 'Good', '5': 'Excellent' },
  words_only: false,
};

/** A scheme with nothing in it yet. */
export const EMPTY: Scheme = {
  title: '',
  decimals: 2,
  aggregate: { rule: 'mean' },
  quorum: 2,
  pass_mark: null,
  tie_breaks: [],
  reasons: 'always',
  sections: [],
  gateways: [],
  second_stage: null,
};

/** The first of "c1", "c2", … that is not taken. */
export function freeId(letter: string, taken: string[]): string {
  let number = 1;
  while (taken.includes(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

/** A new criterion; its id is free in the whole scheme. */
export function newCriterion(scheme: Scheme): Criterion {
  const taken = scheme.sections.flatMap((section) => section.criteria.map((criterion) => criterion.id));
  return {
    id: freeId('c', taken),
    title: '',
    guidance: '',
    sub_points: [],
    weight: '0',
    applies: 'always',
    threshold: null,
    scale: structuredClone(DEFAULT_SCALE),
  };
}

/** A new section without criteria. */
export function newSection(scheme: Scheme): Section {
  return {
    id: freeId(
      's',
      scheme.sections.map((section) => section.id),
    ),
    title: '',
    weight: '0',
    rule: { rule: 'weighted_mean' },
    unclaimed: 'exclude',
    threshold: null,
    criteria: [],
  };
}

/** Moves one of a list up or down by one; at the ends nothing moves. */
export function move<Item>(list: Item[], from: number, by: 1 | -1): void {
  const to = from + by;
  const [item] = to >= 0 && to < list.length ? list.splice(from, 1) : [];
  if (item !== undefined) list.splice(to, 0, item);
}

/** Takes one of a list out, and offers to put it back. */
export function takeOut<Item>(list: Item[], index: number, name: string): void {
  const [gone] = list.splice(index, 1);
  if (gone === undefined) return;
  announcer.show(`${name} is removed.`, () => {
    list.splice(index, 0, gone);
  });
}

/** Adds a band with nothing in it yet. */
export function addBand(scheme: Scheme): void {
  scheme.bands = [...(scheme.bands ?? []), { from: '', title: '' }];
}

/** Takes a band out; a scheme without any has no list of them, as on file. */
export function removeBand(scheme: Scheme, index: number): void {
  scheme.bands?.splice(index, 1);
  if (scheme.bands?.length === 0) delete scheme.bands;
}

/** Text that may be empty, as the scheme keeps it. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** A tie-break as one word for a list that drops down, and back. */
export function tieWord(tie: TieBreak): string {
  if (tie === 'lower_amount') return tie;
  if ('drawn' in tie) return 'drawn';
  return 'section' in tie ? `section ${tie.section}` : `criterion ${tie.criterion}`;
}

export function tieOf(word: string, seed: string): TieBreak {
  if (word === 'lower_amount') return word;
  if (word === 'drawn') return { drawn: seed };
  const id = word.slice(word.indexOf(' ') + 1);
  return word.startsWith('section ') ? { section: id } : { criterion: id };
}

type Figure = { at: string; value: string | null };

function figures(scheme: Scheme): Figure[] {
  const found: Figure[] = [{ at: 'pass_mark', value: scheme.pass_mark }];
  scheme.bands?.forEach((band, index) => found.push({ at: `bands.${index}.from`, value: band.from }));
  scheme.sections.forEach((section, s) => {
    const here = `sections.${s}`;
    found.push({ at: `${here}.weight`, value: section.weight }, { at: `${here}.threshold`, value: section.threshold });
    section.criteria.forEach((criterion, c) => {
      const there = `${here}.criteria.${c}`;
      found.push(
        { at: `${there}.weight`, value: criterion.weight },
        { at: `${there}.threshold`, value: criterion.threshold },
      );
      for (const key of ['min', 'max', 'step'] as const)
        found.push({ at: `${there}.scale.${key}`, value: criterion.scale[key] });
    });
  });
  if (scheme.second_stage) {
    found.push({ at: 'second_stage.mark', value: scheme.second_stage.mark });
    for (const [id, weight] of Object.entries(scheme.second_stage.weights))
      found.push({ at: `second_stage.weights.${id}`, value: weight ?? '' });
  }
  return found;
}

/** The figures that are no numbers: the program cannot even read a scheme that has them. */
export function unreadable(scheme: Scheme): SchemeFault[] {
  return figures(scheme)
    .filter(({ value }) => value !== null && parse(value) === null)
    .map(({ at, value }) => ({
      at,
      problem: value === '' ? 'Nothing is given here.' : `“${value ?? ''}” is not a number.`,
      remedy: 'Write digits with at most one point, such as 12.5.',
    }));
}

/** The path of a fault in the requests that send the scheme. */
export function pathOf(fault: Pick<SchemeFault, 'at'>): string {
  return fault.at === '' ? 'scheme' : `scheme.${fault.at}`;
}

/** Those of some paths that are at one path or below it. */
export function pathsUnder(paths: string[], path: string): string[] {
  return paths.filter((one) => one === path || one.startsWith(`${path}.`));
}
