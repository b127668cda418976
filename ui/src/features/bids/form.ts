/** One bid typed by hand. */
import type { Bid } from '../../bindings';
import { same } from '../../lib/decimal';
import type { Problem } from '../../lib/errors';
import { detailsForm, detailsOf, wrongDetails, type BidDetailsForm } from './details';
import { typedPounds, typedPoundsOrNull, wrongPounds } from '../../lib/amount';

export type BidForm = {
  ref: string;
  bidder: string;
  title: string;
  amount: string;
  minimum: string;
  objectives: string[];
  groups: string[];
  district: string;
  summary: string;
  details: BidDetailsForm;
  late: string;
};

/** The form for a bid on file, or for a new one. */
export function formOf(bid: Bid | null): BidForm {
  return {
    ref: bid?.ref ?? '',
    bidder: bid?.bidder ?? '',
    title: bid?.title ?? '',
    amount: bid?.amount ?? '',
    minimum: bid?.minimum_amount ?? '',
    objectives: [...(bid?.objectives ?? [])],
    groups: [...(bid?.groups ?? [])],
    district: bid?.district ?? '',
    summary: bid?.summary ?? '',
    details: detailsForm(bid?.details ?? {}),
    late: '',
  };
}

/** What the form still wants, at each field. */
export function missing(form: BidForm, late: boolean): Problem[] {
  const wants: [boolean, string, string][] = [
    [form.ref.trim() === '', 'bid.ref', 'Give the bid a reference, such as 021'],
    [form.bidder.trim() === '', 'bid.bidder', 'Say who bids'],
    [form.title.trim() === '', 'bid.title', 'Give the title of the project'],
    [late && form.late.trim() === '', 'late_reason', 'Say why the bid is taken after scoring has opened'],
  ];
  const amounts: [string, string | null][] = [
    ['bid.amount', wrongPounds(form.amount, 'Give the amount asked for, in pounds, such as 24,500')],
    ['bid.minimum_amount', wrongPounds(form.minimum, null)],
  ];
  return [
    ...wants.filter(([wanting]) => wanting).map(([, field, text]) => ({ field, text })),
    ...amounts.flatMap(([field, text]) => (text === null ? [] : [{ field, text }])),
    ...wrongDetails(form.details),
  ];
}

/** Whether the bid would ask for nothing, which is asked about as it is of a file; one that is so on file already is not. */
export function asksForNothing(form: BidForm, onFile: Bid | null): boolean {
  return same(typedPounds(form.amount), '0') && !(onFile && same(onFile.amount, '0'));
}

/** The bid that the form says; what is left empty is sent as null. */
export function bidOf(form: BidForm): Bid {
  return {
    ref: form.ref.trim(),
    bidder: form.bidder.trim(),
    title: form.title.trim(),
    amount: typedPounds(form.amount),
    minimum_amount: typedPoundsOrNull(form.minimum),
    objectives: [...form.objectives],
    groups: [...form.groups],
    district: form.district.trim() || null,
    summary: form.summary.trim() || null,
    details: detailsOf(form.details),
  };
}
