/** What is said of the office while it is typed. All of it may be left empty. */
import { templateNameTitles, type Office, type TemplateName } from '../../bindings';
import type { Problem } from '../../lib/errors';

export type OfficeForm = Omit<Office, 'accept_within' | 'templates'> & {
  acceptWithin: string;
  templates: Record<TemplateName, string>;
};

/** The templates that an office can write for itself. */
export const TEMPLATES = Object.keys(templateNameTitles) as TemplateName[];

const MOST_DAYS = 365;

/** The form for what is on file. */
export function formOf({ accept_within, templates, ...lines }: Office): OfficeForm {
  return {
    name: lines.name,
    decision_maker: lines.decision_maker,
    address: lines.address,
    contact: lines.contact,
    prefix: lines.prefix,
    funder_id: lines.funder_id,
    funder_name: lines.funder_name,
    acceptWithin: accept_within === null ? '' : String(accept_within),
    templates: Object.fromEntries(TEMPLATES.map((name) => [name, templates[name] ?? ''])) as OfficeForm['templates'],
  };
}

/** The office that the form says; a template left blank is the program's. */
export function officeOf({ acceptWithin, templates, ...lines }: OfficeForm): Office {
  const trimmed = Object.fromEntries(Object.entries(lines).map(([key, text]) => [key, text.trim()])) as typeof lines;
  const days = acceptWithin.trim();
  return {
    ...trimmed,
    accept_within: days === '' ? null : Number(days),
    templates: Object.fromEntries(Object.entries(templates).filter(([, text]) => text.trim() !== '')),
  };
}

/** What is wrong in the form, at its field. */
export function wrongOffice({ acceptWithin }: OfficeForm): Problem[] {
  const days = acceptWithin.trim();
  if (days === '' || (/^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS)) return [];
  const text = `Give a whole number of days from 1 to ${MOST_DAYS}, or leave it empty`;
  return [{ field: 'office.accept_within', text }];
}

/** The path of a template in the request that describes the office. */
export function templatePath(name: TemplateName): string {
  return `office.templates.${name}`;
}
