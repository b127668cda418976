/** What of a bid's details helps whoever scores it. Whom to write to and where is none of it. */
import { bidApproachTitles, type BidDetails, type ValidationPlan } from '../../bindings';
import { formatDate } from '../../lib/format';

/** Each fact that is given, with its name. */
export function factsForScorers(details: BidDetails): [string, string][] {
  const { start, end, approach, existing, validation } = details;
  const facts: [string, string | null | undefined][] = [
    ['Start', start && formatDate(start)],
    ['End', end && formatDate(end)],
    ['Purpose', details.purpose],
    ['Beneficiaries', details.beneficiaries],
    ['Other funding', details.other_funding],
    ['Approach', approach && bidApproachTitles[approach]],
    ['Evidence', details.evidence],
    ['Plan to validate it', validation && planWords(validation)],
    ['Existing project', existing === true ? 'Yes' : existing === false ? 'No' : null],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

/** A plan to validate a new approach in a sentence. */
export function planWords({ method, measure, by }: ValidationPlan): string {
  return `${method}. Measured: ${measure}. Known by ${formatDate(by)}.`;
}
