/** What a bid claims, by the titles of the scheme. */
import type { Bid, Scheme } from '../../bindings';

export type Claim = { id: string; title: string };

/** The objectives and groups a bid claims, in the scheme's order; an unknown one by its id, last. */
export function claims(bid: Bid, scheme: Scheme): Claim[] {
  const wanted = new Set([...bid.objectives, ...bid.groups]);
  const known: Claim[] = [];
  for (const section of scheme.sections) {
    for (const { id, title } of section.criteria) {
      if (wanted.delete(id)) known.push({ id, title });
    }
  }
  return [...known, ...[...wanted].map((id) => ({ id, title: id }))];
}
