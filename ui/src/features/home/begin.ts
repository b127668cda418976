/** What a new round begins with, and what is missing before it can. */
import type { Approach, RoundNew, StartFrom } from '../../bindings';
import { typedPounds, wrongPounds } from '../../lib/amount';
import type { Problem } from '../../lib/errors';

export type NewRoundForm = {
  chair: string;
  title: string;
  commissioner: string;
  approach: Approach | null;
  low: string;
  high: string;
  /** "norfolk", "existing_value", "empty", or the id of another round. */
  from: string;
};

export const BLANK: NewRoundForm = {
  chair: '',
  title: '',
  commissioner: 'Police and Crime Commissioner for Norfolk',
  approach: null,
  low: '',
  high: '',
  from: 'norfolk',
};

function wrongFund({ low, high }: NewRoundForm): Problem[] {
  const ends: [string, string | null][] = [
    ['low', wrongPounds(low, null)],
    ['high', wrongPounds(high, 'Give the most that may be awarded in all, in pounds')],
  ];
  return ends.flatMap(([end, text]) => (text === null ? [] : [{ field: `details.fund.${end}`, text }]));
}

/** What the form still wants, at each field. */
export function missing(form: NewRoundForm, first: boolean): Problem[] {
  const wants: [boolean, string, string][] = [
    [first && form.chair.trim() === '', 'chair', 'Give the name of the chair'],
    [
      form.title.trim() === '',
      'details.title',
      'Give the round a title, such as “Crime and disorder reduction grants 2014/15”',
    ],
    [form.commissioner.trim() === '', 'details.commissioner', 'Say whose money it is'],
    [form.approach === null, 'details.approach', 'Choose how services are commissioned'],
  ];
  const wanting = wants.filter(([wanting]) => wanting).map(([, field, text]) => ({ field, text }));
  return [...wanting, ...wrongFund(form)];
}

/** The scheme to start from once an approach is chosen: the one for it, unless another was picked. */
export function startFor(approach: Approach | null, from: string): string {
  if (from !== 'norfolk' && from !== 'existing_value') return from;
  return approach === 'iterative' ? 'existing_value' : 'norfolk';
}

function startFrom(from: string): StartFrom {
  return from === 'norfolk' || from === 'existing_value' || from === 'empty' ? from : { round: from };
}

/** The request for a complete form. A fund with one figure is settled: its low end is its high end. */
export function request(form: NewRoundForm, first: boolean): RoundNew {
  const high = typedPounds(form.high);
  return {
    chair: first ? form.chair.trim() : null,
    details: {
      title: form.title.trim(),
      commissioner: form.commissioner.trim(),
      approach: form.approach ?? 'invitation_for_bids',
      direction: '',
      fund: { low: typedPounds(form.low) || high, high, sources: [], commitments: [], most_per_bidder: null },
      sample: false,
    },
    start_from: startFrom(form.from),
  };
}
