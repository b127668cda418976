/** Of which parts of what is on file screens are made. */
import type { Area, Changed, RoundId } from '../bindings';

/**
 * A part of what is on file, as screens tell them apart. The program knows one
 * area of sheets; a draft that is saved here is no more than how far its author
 * has come, so it is a part of its own.
 */
export type Part = Area | 'drafts';

/** What was changed, in parts. */
export type ChangedParts = { parts: readonly Part[]; rounds: readonly RoundId[] };

/** What an answer changed. `draft` says that a draft was saved, and nothing else can have been changed with it. */
export function partsOf({ areas, rounds }: Changed, draft: boolean): ChangedParts {
  const sheets = areas.includes('sheets');
  if (!sheets) return { parts: areas, rounds };
  return { parts: draft && areas.length === 1 ? ['drafts'] : [...areas, 'drafts'], rounds };
}

/** What a round is and where it stands. */
export const OF_ROUND: readonly Part[] = [
  'panel',
  'round',
  'scheme',
  'bids',
  'gateways',
  'declarations',
  'sheets',
  'decisions',
  'commissioning',
  'devices',
];

/** Which rounds there are, and what the frame says of each; the sheets handed in are counted on the list of rounds alone. */
export const OF_ROUNDS: readonly Part[] = ['panel', 'round', 'scheme', 'bids', 'decisions', 'devices'];

/** The bids with the answers to their gateways. */
export const OF_BIDS: readonly Part[] = ['round', 'scheme', 'bids', 'gateways'];

/** A sheet in hand, whose own drafts are saved from where it is shown. */
export const OF_SHEET: readonly Part[] = ['panel', 'round', 'scheme', 'bids', 'declarations', 'sheets'];

/** Who has declared, scored and handed in. */
export const OF_SHEETS: readonly Part[] = [...OF_SHEET, 'drafts'];

/** How bids were scored and ranked, and what follows from it. */
export const OF_RANKING: readonly Part[] = [
  'panel',
  'round',
  'scheme',
  'bids',
  'gateways',
  'declarations',
  'sheets',
  'moderation',
  'shortlist',
  'decisions',
];

/** What leaves the room: how bids were ranked, what is said of the office, and what is published. */
export const OF_DOCUMENTS: readonly Part[] = [...OF_RANKING, 'office', 'publication'];

/** Everything that is on file. */
export const OF_ALL: readonly Part[] = [...OF_DOCUMENTS, 'drafts', 'devices'];

/** The laptops of the panel, and what has gone between them. */
export const OF_DEVICES: readonly Part[] = ['panel', 'round', 'sheets', 'drafts', 'devices'];
