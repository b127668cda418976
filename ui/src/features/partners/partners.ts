/** The commissioners of a round while they are typed. */
import type { Partnership, Scheme, SplitRule } from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import { sum } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { claimable } from '../bids/table';

export type PartnerForm = {
  /** Empty for a partner that is new. */
  id: string;
  name: string;
  organisationId: string;
  money: string;
  people: string;
  influence: string;
  members: string[];
  /** What its money is for: objectives and groups, districts a line each, and bids a line each. */
  criteria: string[];
  districts: string;
  bids: string;
};

export type OutcomeForm = { text: string; criteria: string[] };

export type PartnersForm = { partners: PartnerForm[]; rule: SplitRule; outcomes: OutcomeForm[] };

/** A partner of whom nothing is said. */
export function blankPartner(): PartnerForm {
  return {
    id: '',
    name: '',
    organisationId: '',
    money: '',
    people: '',
    influence: '',
    members: [],
    criteria: [],
    districts: '',
    bids: '',
  };
}

/** The form for what is on file; two empty partners and an empty outcome where nothing is. */
export function formOf(partnership: Partnership | null): PartnersForm {
  if (partnership === null) {
    return {
      partners: [blankPartner(), blankPartner()],
      rule: 'shares',
      outcomes: [{ text: '', criteria: [] }],
    };
  }
  return {
    partners: partnership.partners.map((one) => ({
      id: one.id,
      name: one.name,
      organisationId: one.organisation_id ?? '',
      money: one.money,
      people: one.people ?? '',
      influence: one.influence ?? '',
      members: [...one.members],
      criteria: [...(one.earmark?.criteria ?? [])],
      districts: (one.earmark?.districts ?? []).join('\n'),
      bids: (one.earmark?.bids ?? []).join('\n'),
    })),
    rule: partnership.rule,
    outcomes: partnership.outcomes.map(({ text, criteria }) => ({ text, criteria: [...criteria] })),
  };
}

/** Whether nothing is said of an outcome. */
export function isBlankOutcome({ text, criteria }: OutcomeForm): boolean {
  return text.trim() === '' && criteria.length === 0;
}

/** The lines of a text that say something, each once. */
export function linesOf(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Set(lines)];
}

/** The partnership that the form says; outcomes left empty are left out. */
export function partnershipOf(form: PartnersForm): Partnership {
  return {
    partners: form.partners.map((one) => ({
      id: one.id,
      name: one.name.trim(),
      organisation_id: one.organisationId.trim(),
      money: typedPounds(one.money),
      people: one.people.trim(),
      influence: one.influence.trim(),
      members: [...one.members],
      earmark: { criteria: [...one.criteria], districts: linesOf(one.districts), bids: linesOf(one.bids) },
    })),
    rule: form.rule,
    outcomes: form.outcomes
      .filter((one) => !isBlankOutcome(one))
      .map(({ text, criteria }) => ({ text: text.trim(), criteria: [...criteria] })),
  };
}

/** What the form still wants, at each field. */
export function missing(form: PartnersForm): Problem[] {
  const problems: Problem[] = [];
  if (form.partners.length < 2) {
    problems.push({ field: 'partnership.partners', text: 'Name two partners or more' });
  }
  form.partners.forEach((one, index) => {
    const at = `partnership.partners.${index}`;
    if (one.name.trim() === '') problems.push({ field: `${at}.name`, text: 'Give the partner’s name' });
    const wrong = wrongPounds(one.money, 'Give the money that it contributes, in pounds; 0 where it gives none');
    if (wrong !== null) problems.push({ field: `${at}.money`, text: wrong });
  });
  return [...problems, ...twice(form.partners)];
}

/** Who is said to sit for two partners: a person sits for one alone. */
function twice(partners: PartnerForm[]): Problem[] {
  const seen = new Set<string>();
  return partners.flatMap((one, index) => {
    const again = one.members.some((id) => seen.has(id));
    one.members.forEach((id) => seen.add(id));
    const text = 'Somebody who sits for another partner is ticked here too; a person sits for one partner';
    return again ? [{ field: `partnership.partners.${index}.members`, text }] : [];
  });
}

/** The money that is typed so far, all partners together; amounts that cannot be read count as nothing. */
export function moneyOf(form: PartnersForm): string {
  const amounts = form.partners.filter((one) => one.money.trim() !== '' && wrongPounds(one.money, null) === null);
  return sum(amounts.map((one) => typedPounds(one.money))) ?? '0';
}

/** What an outcome can serve, and money can be for: the objectives and the priority groups of a scheme. */
export function claims(scheme: Scheme): { id: string; title: string }[] {
  const { objectives, groups } = claimable(scheme);
  return [...objectives, ...groups];
}

/** The list with an id in it, or without. */
export function turned(list: string[], id: string, on: boolean): string[] {
  return on ? [...list, id] : list.filter((one) => one !== id);
}
