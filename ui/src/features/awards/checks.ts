/** Where a check of an award stands, as it is typed. */
import type { AwardCheckKind, AwardCheckRow, AwardCheckState } from '../../bindings';
import type { Problem } from '../../lib/errors';
import { formatDate } from '../../lib/format';
import { typedDay, typedDayOrNull, wrongDay } from './day';

type State = AwardCheckState['state'];

export type CheckForm = {
  state: State | null;
  by: string;
  on: string;
  reference: string;
  expires: string;
  because: string;
};

export const STATES: { value: State; label: string; hint: string }[] = [
  { value: 'evidenced', label: 'Seen', hint: 'Somebody at the office saw it.' },
  { value: 'promised', label: 'Promised', hint: 'The recipient will send it. Payments that wait for it still wait.' },
  { value: 'not_needed', label: 'Not needed', hint: 'With the reason, which stays on file.' },
];

/** What can be seen of each check. */
export const SEEN: Record<AwardCheckKind, string> = {
  dbs: 'Such as a certificate’s number and level. For the office alone.',
  insurance: 'Such as the policy’s number and the sum that it covers. For the office alone.',
  bank_account: 'Such as “bank statement of March seen”. Never an account number: it is kept in no round.',
};

/** The form for where the check stands; what is new is seen today. */
export function checkForm({ state }: AwardCheckRow, today: string): CheckForm {
  const [by, expires] = [
    state?.state === 'promised' ? state.by : null,
    state?.state === 'evidenced' ? state.expires : null,
  ];
  return {
    state: state?.state ?? null,
    by: by ? formatDate(by) : '',
    on: formatDate(state?.state === 'evidenced' ? state.on : today),
    reference: state?.state === 'evidenced' ? state.reference : '',
    expires: expires ? formatDate(expires) : '',
    because: state?.state === 'not_needed' ? state.because : '',
  };
}

/** Where the form says that it stands; `null` where nothing is chosen. */
export function stateOf(form: CheckForm): AwardCheckState | null {
  switch (form.state) {
    case null:
      return null;
    case 'promised':
      return { state: 'promised', by: typedDayOrNull(form.by) };
    case 'evidenced':
      return {
        state: 'evidenced',
        on: typedDay(form.on),
        reference: form.reference.trim(),
        expires: typedDayOrNull(form.expires),
      };
    case 'not_needed':
      return { state: 'not_needed', because: form.because.trim() };
  }
}

/** What the form still wants, at each field. */
export function missing(form: CheckForm): Problem[] {
  if (form.state === null) return [{ field: 'check.state', text: 'Choose where it stands' }];
  const found: Record<State, [string, string | null][]> = {
    promised: [['by', wrongDay(form.by, null)]],
    evidenced: [
      ['on', wrongDay(form.on, 'Say when it was seen')],
      ['reference', form.reference.trim() === '' ? 'Say what was seen' : null],
      ['expires', wrongDay(form.expires, null)],
    ],
    not_needed: [['because', form.because.trim() === '' ? 'Say why it is not needed' : null]],
  };
  return found[form.state].flatMap(([key, text]) => (text === null ? [] : [{ field: `check.state.${key}`, text }]));
}
