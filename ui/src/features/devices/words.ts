/** What came of an exchange, in plain words. */
import type { BranchView, DeviceView, ExchangeDone, SecondKeyView, TakeoverView, WaitingView } from '../../bindings';
import { formatCount, formatDate, formatList, formatNumber, pluralOf } from '../../lib/format';
import { countEntries } from '../../lib/words';

/** A group of things worth knowing: a sentence, and what it is about, one a line. */
export type Note = { text: string; items: string[] };

/** "3 sent, 12 received." */
export function outcome(done: ExchangeDone): string {
  if (done.sent === 0 && done.received === 0) return 'Nothing new to send or to receive.';
  return `${formatNumber(done.sent)} sent, ${formatNumber(done.received)} received.`;
}

/** "12 received." A file that is taken in sends nothing. */
export function taken(done: ExchangeDone): string {
  return done.received === 0 ? 'Nothing new in this file.' : `${countEntries(done.received)} received.`;
}

/** What else is to be known of an exchange, the gravest first. */
export function notes(done: ExchangeDone, from: 'folder' | 'file' = 'folder'): Note[] {
  const found: Note[] = [];
  if (done.refused.length > 0) found.push({ text: 'These were not taken in:', items: done.refused });
  for (const fingerprint of done.strangers) {
    const stranger =
      from === 'folder'
        ? 'A laptop that is not on the panel writes into this folder'
        : 'This file holds entries of a laptop that is not on the panel';
    found.push({ text: `${stranger}: laptop code ${fingerprint}. Nothing it writes counts.`, items: [] });
  }
  if (done.arriving.length > 0) {
    found.push({
      text: 'These files are still arriving. Send and fetch again in a few minutes:',
      items: done.arriving,
    });
  }
  if (done.parked > 0) found.push({ text: parked(done.parked), items: [] });
  if (done.waits) found.push({ text: waiting(done.waits), items: [] });
  return found;
}

function parked(records: number): string {
  const [need, are] = [pluralOf(records, 'needs', 'need'), pluralOf(records, 'It is', 'They are')];
  return `${countEntries(records)} ${need} a newer Evenhand. ${are} kept until you update.`;
}

/** Whose records wait, for whose, and what to do. */
export function waiting(waits: WaitingView): string {
  return `${waits.sentence} ${waits.remedy}`;
}

/** "Sheet submitted" for "sheet_submitted". */
export function kindWords(branch: Pick<BranchView, 'kind'>): string {
  const words = branch.kind.replaceAll('_', ' ');
  return words === '' ? 'An entry' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether the six words were compared, as the table says it. */
export function compared(device: Pick<DeviceView, 'confirmed'>): string {
  return device.confirmed ? 'Compared' : 'Not compared';
}

/** What happens to the laptops that a new one takes the place of; `null` where there are none. */
export function replaces(name: string, devices: number): string | null {
  if (devices === 0) return null;
  const which = pluralOf(
    devices,
    `The laptop that ${name} used before is barred`,
    `The ${formatNumber(devices)} laptops that ${name} used before are barred`,
  );
  return `${which}: what has arrived from ${pluralOf(devices, 'it', 'them')} counts; nothing written there after that does.`;
}

/** Who agreed to a deputy's taking over, and how many must. */
export function agreedWords(taken: TakeoverView): string {
  const agreed = taken.agreed.length > 0 ? `${formatList(taken.agreed)} agreed to it` : 'Nobody else has agreed to it';
  return `${agreed}; once ${formatCount(taken.wanted, 'other member')} ${pluralOf(taken.wanted, 'has', 'have')}, it stands whatever the chair rules.`;
}

/** "14 entries changed nothing". */
export function setAside(records: number): string {
  return `${countEntries(records)} changed nothing`;
}

/** When a recovery kit of this laptop was last made. */
export function kitMade(at: string | null): string {
  return at === null
    ? 'No kit of this laptop has been made yet.'
    : `The last kit was made on ${formatDate(at)}. It stays good as long as you have its file and its page.`;
}

/** How far the observer's key of a round is, said to the observer and to the others. */
export function secondKey({ stage, mine, observer }: Pick<SecondKeyView, 'stage' | 'mine' | 'observer'>): string {
  const [you, they] = SECOND[stage];
  return mine ? you : `${observer}, the observer, ${they}`;
}

const SECOND: Record<SecondKeyView['stage'], [string, string]> = {
  wanted: [
    'You observe this round. Scoring opens once you have made your key for it.',
    'has not made their key yet. Scoring cannot open before.',
  ],
  made: [
    'You hold your key for this round. You can give it once scoring has closed.',
    'holds their key until scoring has closed.',
  ],
  due: [
    'Scoring has closed. The scores open once you give your key for this round.',
    'can give their key now. The scores open with it.',
  ],
  given: ['You have given your key for this round to the panel.', 'has given their key to the panel.'],
};
