/** What of a bid's details helps whoever scores it. Whom to write to and where is none of it. */
import { bidApproachTitles, type BidDetails } from '../../bindings';
import { formatDate } from '../../lib/format';

/** Each fact that is given, with its name. */
export function factsForScorers(details: BidDetails): [string, string][] {
  const { start, end, approach, existing } = details;
  const facts: [string, string | null | undefined][] = [
    ['Start', start && formatDate(start)],
    ['End', end && formatDate(end)],
    ['Purpose', details.purpose],
    ['Beneficiaries', details.beneficiaries],
    ['Other funding', details.other_funding],
    ['Approach', approach && bidApproachTitles[approach]],
    ['Existing project', existing === true ? 'Yes' : existing === false ? 'No' : null],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}
