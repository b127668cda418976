/** Of which parts of what is on file screens are made. */
import type { Area } from '../bindings';

/** What a round is and where it stands. */
export const OF_ROUND: readonly Area[] = [
  'panel',
  'round',
  'scheme',
  'bids',
  'gateways',
  'declarations',
  'sheets',
  'decisions',
  'devices',
];

/** Which rounds there are, and what the frame says of each; the sheets handed in are counted on the list of rounds alone. */
export const OF_ROUNDS: readonly Area[] = ['panel', 'round', 'scheme', 'bids', 'decisions', 'devices'];

/** The bids with the answers to their gateways. */
export const OF_BIDS: readonly Area[] = ['round', 'scheme', 'bids', 'gateways'];

/** Who has declared, scored and handed in. */
export const OF_SHEETS: readonly Area[] = ['panel', 'round', 'scheme', 'bids', 'declarations', 'sheets'];

/** How bids were scored and ranked, and what follows from it. */
export const OF_RANKING: readonly Area[] = [
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

/** The devices of the panel, and what has gone between them. */
export const OF_DEVICES: readonly Area[] = ['panel', 'round', 'sheets', 'devices'];
