/** The register of bidders as its screen shows it. */
import {
  decisionKindTitles,
  reviewFindingTitles,
  type BidInHistory,
  type BiddersAnswer,
  type BiddersJoin,
  type LikeBidders,
  type RegisteredBidder,
} from '../../bindings';
import { formatList, pounds } from '../../lib/format';

/** Every name and number of a bidder, and what its bids are called: what a search looks through. */
function wordsOf(bidder: RegisteredBidder): string {
  const own = [bidder.name, ...bidder.other_names, ...bidder.charity_numbers, ...bidder.company_numbers];
  return [...own, ...bidder.history.map((bid) => bid.title)].join(' ').toLowerCase();
}

/** The bidders in which each of the words stands. */
export function findBidders(bidders: RegisteredBidder[], typed: string): RegisteredBidder[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return bidders.filter((bidder) => words.every((word) => wordsOf(bidder).includes(word)));
}

/** Whether the first bid of a bidder is in this round: then it is new here. */
export function isNewIn(bidder: RegisteredBidder, round: string): boolean {
  return bidder.history[0]?.round === round;
}

/** In how many rounds it has bid. */
export function countRounds(bidder: RegisteredBidder): number {
  return new Set(bidder.history.map((bid) => bid.round)).size;
}

/** What became of a bid, in words. */
export function becameOf(bid: BidInHistory): string {
  if (bid.withdrawn) return 'Withdrawn';
  if (bid.decision === null) return 'Not decided';
  const title = decisionKindTitles[bid.decision];
  return bid.decision === 'award' || bid.decision === 'part_award' ? `${title}, ${pounds(bid.awarded ?? '0')}` : title;
}

/** What the newest review of its award found, in words. */
export function findingOf(bid: BidInHistory): string {
  return bid.finding === null ? '' : reviewFindingTitles[bid.finding];
}

/** The answer to a question: one bidder that goes by a name, or different ones. */
export function answerTo(asked: LikeBidders, asOne: string | null): BiddersJoin {
  return { names: [asked.one, asked.other], as_one: asOne, reason: asked.reasons.join(' ') };
}

/** What was said, in a sentence. */
export function sayAnswer(answer: BiddersAnswer): string {
  const names = formatList(answer.names.map((name) => `“${name}”`));
  return answer.as_one === null
    ? `${names} are different bidders.`
    : `${names} are one bidder, which goes by “${answer.as_one}”.`;
}

/** The answer that takes another back: it is given after it, and stands. */
export function turned(answer: BiddersAnswer): BiddersJoin {
  const [first = null] = answer.names;
  const asOne = answer.as_one === null ? first : null;
  return { names: answer.names, as_one: asOne, reason: 'The answer before this one was taken back.' };
}

/** Whether an answer still stands: no later one is about all of its names. `answers` are newest first. */
export function stands(answers: BiddersAnswer[], index: number): boolean {
  const own = answers[index]?.names ?? [];
  return !answers.slice(0, index).some((later) => own.every((name) => later.names.includes(name)));
}
