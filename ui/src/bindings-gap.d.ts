/** What bindings.ts names and does not spell out: a bid of the ranking (api/src/view/ranking.rs). */
type RankingRow = {
  bid: import('./bindings').Bid;
  figures: import('./bindings').BidFigures | null;
  members: Record<string, string>;
  running: string | null;
  decision: import('./bindings').Decision | null;
};
