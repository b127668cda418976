/** One screen has several reasons and folders: each stands at a place of its own. */
import type { ApiError } from '../../bindings';

/** The fields that have a control wherever they are asked for. */
const SHOWN = ['folder', 'reason', 'to', 'member'];

/** The fields that one place alone has. */
const OWN: Partial<Record<string, string[]>> = { recover: ['file', 'passphrase'] };

/** An error of the program, led to the field at this place; to none where the place does not show it. */
export function placed(error: ApiError, place: string): ApiError {
  const field =
    error.field !== null && [...SHOWN, ...(OWN[place] ?? [])].includes(error.field) ? `${place}.${error.field}` : null;
  return { ...error, field };
}
