/** The cards of the criteria on the screen, as the keys reach them. */
import { tick } from 'svelte';

function cardOf(criterion: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-criterion="${CSS.escape(criterion)}"]`);
}

/** Puts the focus on the points of a criterion: the chosen one, else the first. */
export async function focusPoints(criterion: string): Promise<void> {
  await tick();
  const card = cardOf(criterion);
  const point = card?.querySelector<HTMLElement>('input:checked') ?? card?.querySelector<HTMLElement>('input');
  point?.focus();
  card?.scrollIntoView({ block: 'nearest' });
}

/** Whether the focus is on a criterion. */
export function isInHand(criterion: string | null): boolean {
  return criterion !== null && (cardOf(criterion)?.contains(document.activeElement) ?? false);
}

/** Puts the focus on the reason of a criterion. */
export async function focusReason(criterion: string): Promise<void> {
  await tick();
  cardOf(criterion)?.querySelector<HTMLElement>('textarea')?.focus();
}

/** Presses a point of a criterion, where it has that point and can be scored. */
export function pressPoint(criterion: string, point: string): void {
  const button = cardOf(criterion)?.querySelector<HTMLInputElement>(
    `input[type="radio"][value="${CSS.escape(point)}"]`,
  );
  if (!button || button.disabled) return;
  button.focus();
  button.click();
}

/** The id of a bid in the list of bids. */
export function bidId(ref: string): string {
  return `score-bid-${ref}`;
}

/** Brings a bid of the list into sight. */
export async function showBid(ref: string): Promise<void> {
  await tick();
  document.getElementById(bidId(ref))?.scrollIntoView({ block: 'nearest' });
}
