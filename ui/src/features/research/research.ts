/** The research behind a round while it is written. */
import {
  howProvenTitles,
  type HowProven,
  type Need,
  type OptionLookedAt,
  type Research,
  type ResearchView,
  type Source,
} from '../../bindings';
import type { Problem } from '../../lib/errors';
import { formatDate } from '../../lib/format';

export type SourceForm = { title: string; foundAt: string; on: string };
export type NeedForm = { text: string; sources: SourceForm[]; criteria: string[] };
export type OptionForm = {
  title: string;
  whatWorks: string;
  howProven: HowProven;
  sources: SourceForm[];
  taken: boolean;
  because: string;
};
export type ResearchForm = { needs: NeedForm[]; options: OptionForm[]; findings: string };

/** How well an option can be known to work, the best first. */
export const HOW_PROVEN = (['well', 'somewhat', 'experience', 'untried'] as const).map((value) => ({
  value,
  label: howProvenTitles[value],
}));

export function blankSource(): SourceForm {
  return { title: '', foundAt: '', on: '' };
}

export function blankNeed(): NeedForm {
  return { text: '', sources: [blankSource()], criteria: [] };
}

export function blankOption(): OptionForm {
  return { title: '', whatWorks: '', howProven: 'untried', sources: [], taken: false, because: '' };
}

function sourceForm(source: Source): SourceForm {
  return { title: source.title, foundAt: source.found_at ?? '', on: source.on ?? '' };
}

/** The form for what is on file; where nothing is, it begins with one need and two options. */
export function researchForm({ needs, options, findings }: Research): ResearchForm {
  const form: ResearchForm = {
    needs: needs.map((need) => ({
      text: need.text,
      sources: need.sources.map(sourceForm),
      criteria: [...(need.criteria ?? [])],
    })),
    options: options.map((option) => ({
      title: option.title,
      whatWorks: option.what_works,
      howProven: option.how_proven,
      sources: (option.sources ?? []).map(sourceForm),
      taken: option.taken,
      because: option.because,
    })),
    findings: findings ?? '',
  };
  if (form.needs.length === 0) form.needs.push(blankNeed());
  while (form.options.length < 2) form.options.push(blankOption());
  return form;
}

export function isBlankSource({ title, foundAt, on }: SourceForm): boolean {
  return [title, foundAt, on].every((text) => text.trim() === '');
}

export function isBlankNeed({ text, sources, criteria }: NeedForm): boolean {
  return text.trim() === '' && criteria.length === 0 && sources.every(isBlankSource);
}

export function isBlankOption({ title, whatWorks, because, sources, taken }: OptionForm): boolean {
  return [title, whatWorks, because].every((text) => text.trim() === '') && !taken && sources.every(isBlankSource);
}

function sourcesOf(sources: SourceForm[]): Source[] {
  return sources
    .filter((one) => !isBlankSource(one))
    .map(({ title, foundAt, on }) => ({ title: title.trim(), found_at: foundAt.trim(), on: on.trim() || null }));
}

function needOf({ text, sources, criteria }: NeedForm): Need {
  return { text: text.trim(), sources: sourcesOf(sources), criteria: [...criteria] };
}

function optionOf({ title, whatWorks, howProven, sources, taken, because }: OptionForm): OptionLookedAt {
  return {
    title: title.trim(),
    what_works: whatWorks.trim(),
    how_proven: howProven,
    sources: sourcesOf(sources),
    taken,
    because: because.trim(),
  };
}

/** The research that the form says; what is left empty is left out. */
export function researchOf({ needs, options, findings }: ResearchForm): Research {
  return {
    needs: needs.filter((one) => !isBlankNeed(one)).map(needOf),
    options: options.filter((one) => !isBlankOption(one)).map(optionOf),
    findings: findings.trim(),
  };
}

function wrongSources(sources: Source[], at: string): Problem[] {
  return sources.flatMap(({ title, on }, index): Problem[] => {
    const here = `${at}.sources.${index}`;
    const problems: Problem[] = [];
    if (title === '') problems.push({ field: `${here}.title`, text: 'Say what the source is called' });
    if (on && !/^\d{4}-\d\d-\d\d$/.test(on))
      problems.push({ field: `${here}.on`, text: 'Give year, month and day, such as 2014-04-01' });
    return problems;
  });
}

/** What cannot be saved, at each field. What is only missing before the sign-off can be. */
export function wrongResearch(form: ResearchForm): Problem[] {
  const { needs, options } = researchOf(form);
  const wrongNeeds = needs.flatMap(({ text, sources }, index): Problem[] => [
    ...(text === '' ? [{ field: `research.needs.${index}.text`, text: 'Say what is needed' }] : []),
    ...wrongSources(sources, `research.needs.${index}`),
  ]);
  const wrongOptions = options.flatMap(({ title, sources }, index): Problem[] => [
    ...(title === '' ? [{ field: `research.options.${index}.title`, text: 'Say what the option is' }] : []),
    ...wrongSources(sources ?? [], `research.options.${index}`),
  ]);
  return [...wrongNeeds, ...wrongOptions];
}

/** How the sign-off stands, in sentences. */
export function signOffWords({ sign_off }: ResearchView): string {
  if (!sign_off) return 'Not signed off yet.';
  const signed = `Signed off by ${sign_off.by} on ${formatDate(sign_off.at)}.`;
  return sign_off.stands ? signed : `${signed} It was changed since: sign it off again.`;
}
