/** What went wrong, in the one shape that screens show. */
import type { ApiError } from '../bindings';

/** One line of an error summary. */
export type Problem = {
  text: string;
  /** The path in the request to the field that it is about, where it is about one. */
  field: string | null;
  /** The form that sent the request, where the screen has several. */
  form?: string;
};

function isApiError(thrown: unknown): thrown is ApiError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    typeof (thrown as Partial<ApiError>).message === 'string' &&
    typeof (thrown as Partial<ApiError>).code === 'string'
  );
}

/** Takes anything that was thrown and makes a typed error of it. */
export function toApiError(thrown: unknown): ApiError {
  if (isApiError(thrown)) {
    return {
      code: thrown.code,
      message: thrown.message,
      details: Array.isArray(thrown.details) ? thrown.details : [],
      field: thrown.field ?? null,
    };
  }
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'bug', message: `The program behind the window gave no answer: ${words}`, details: [], field: null };
}

/** Whether it was only the user stopping a task. */
export function isCancelled(error: ApiError): boolean {
  return error.code === 'cancelled';
}

/** The lines of a summary for one refusal. */
export function problemsOf(error: ApiError): Problem[] {
  const first = { text: error.message, field: error.field };
  return [first, ...error.details.map((text) => ({ text, field: null }))];
}

/** The id of the control at a path ("sections.0.weight") of the request that a form sends. */
export function controlId(path: string, form: string): string {
  return ['f', form, path]
    .filter(Boolean)
    .join('-')
    .replace(/[^A-Za-z0-9_-]/g, '-');
}

/** The path itself or the nearest above it ("file" for "file.base64") of which something is so; `null` where there is none. */
export function nearestPath(path: string, isSo: (path: string) => boolean): string | null {
  for (let above = path; above !== ''; above = above.slice(0, Math.max(above.lastIndexOf('.'), 0))) {
    if (isSo(above)) return above;
  }
  return null;
}
