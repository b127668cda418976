/** What went wrong, in the one shape that screens show. */
import type { ApiError } from '../bindings';

/** One line of an error summary; `href` leads to the field, where there is one. */
export type Problem = { text: string; field: string | null };

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

/** The id of the control that stands for a field ("sections.0.weight"). */
export function fieldId(field: string): string {
  return `f-${field.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

/** The problem at one field, if there is one. */
export function at(problems: Problem[], field: string): string | null {
  return problems.find((problem) => problem.field === field)?.text ?? null;
}
