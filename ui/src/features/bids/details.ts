/** What documents need of a bid, while it is typed. All of it is optional. */
import { bidApproachTitles, type BidApproach, type BidDetails, type ValidationPlan } from '../../bindings';
import type { Problem } from '../../lib/errors';

export type BidDetailsForm = {
  charityNumber: string;
  companyNumber: string;
  contact: string;
  address: string;
  start: string;
  end: string;
  purpose: string;
  beneficiaries: string;
  otherFunding: string;
  approach: BidApproach | '';
  existing: 'yes' | 'no' | '';
  evidence: string;
  validationMethod: string;
  validationMeasure: string;
  validationBy: string;
};

/** Whether what a bid would do is proven or new; it may be left unsaid. */
export const BID_APPROACHES: { value: BidApproach | ''; label: string }[] = [
  { value: '', label: 'Not said' },
  { value: 'proven', label: bidApproachTitles.proven },
  { value: 'new', label: bidApproachTitles.new },
];

/** Whether a bid goes on with a project that runs already; it may be left unsaid. */
export const EXISTING: { value: BidDetailsForm['existing']; label: string }[] = [
  { value: '', label: 'Not said' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** The form for what is on file. */
export function detailsForm(details: BidDetails): BidDetailsForm {
  return {
    charityNumber: details.charity_number ?? '',
    companyNumber: details.company_number ?? '',
    contact: details.contact ?? '',
    address: details.address ?? '',
    start: details.start ?? '',
    end: details.end ?? '',
    purpose: details.purpose ?? '',
    beneficiaries: details.beneficiaries ?? '',
    otherFunding: details.other_funding ?? '',
    approach: details.approach ?? '',
    existing: existingForm(details.existing ?? null),
    evidence: details.evidence ?? '',
    validationMethod: details.validation?.method ?? '',
    validationMeasure: details.validation?.measure ?? '',
    validationBy: details.validation?.by ?? '',
  };
}

function existingForm(existing: boolean | null): BidDetailsForm['existing'] {
  if (existing === null) return '';
  return existing ? 'yes' : 'no';
}

/** The details that the form says; what is left empty is sent as null. */
export function detailsOf(form: BidDetailsForm): BidDetails {
  return {
    charity_number: form.charityNumber.trim() || null,
    company_number: form.companyNumber.trim().toUpperCase() || null,
    contact: form.contact.trim() || null,
    address: form.address.trim() || null,
    start: form.start.trim() || null,
    end: form.end.trim() || null,
    purpose: form.purpose.trim() || null,
    beneficiaries: form.beneficiaries.trim() || null,
    other_funding: form.otherFunding.trim() || null,
    approach: form.approach || null,
    existing: form.existing === '' ? null : form.existing === 'yes',
    evidence: form.evidence.trim() || null,
    validation: planOf(form),
  };
}

/** The plan to validate a new approach; none where nothing of it is given. */
function planOf(form: BidDetailsForm): ValidationPlan | null {
  const plan = {
    method: form.validationMethod.trim(),
    measure: form.validationMeasure.trim(),
    by: form.validationBy.trim(),
  };
  return plan.method || plan.measure || plan.by ? plan : null;
}

/** Whether something is in the form. */
export function saysSomething(form: BidDetailsForm): boolean {
  return Object.values(form).some((text) => text.trim() !== '');
}

/** Whether a text is a day as it is sent. What is no day of the calendar the program refuses with its field. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** What is wrong with the details, at each field. */
export function wrongDetails(form: BidDetailsForm): Problem[] {
  const said = detailsOf(form);
  const [charity, company] = [said.charity_number ?? '', said.company_number ?? ''];
  const [start, end] = [said.start ?? '', said.end ?? ''];
  const plan = said.validation ?? null;
  const asDay = 'Give year, month and day, such as 2014-04-01';
  const wants: [boolean, string, string][] = [
    [
      charity !== '' && !/^\d{6,7}(-\d+)?$/.test(charity),
      'charity_number',
      'Give six or seven digits, such as 1112345',
    ],
    [
      company !== '' && !/^(\d{8}|[A-Z]{2}\d{6})$/.test(company),
      'company_number',
      'Give all eight characters, such as 01234567 or SC123456',
    ],
    [start !== '' && !isDay(start), 'start', asDay],
    [end !== '' && !isDay(end), 'end', asDay],
    [plan !== null && plan.method === '', 'validation.method', 'Say how it is found out whether the approach works'],
    [plan !== null && plan.measure === '', 'validation.measure', 'Say what is measured'],
    [plan !== null && !isDay(plan.by), 'validation.by', asDay],
    [isDay(start) && isDay(end) && end < start, 'end', 'Give an end that is not before the start'],
  ];
  return wants.filter(([wanting]) => wanting).map(([, field, text]) => ({ field: `bid.details.${field}`, text }));
}
