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

/** Presses a point of a criterion, where it has that point and can be scored. */
export function pressPoint(criterion: string, point: string): void {
  const button = cardOf(criterion)?.querySelector<HTMLInputElement>(
    `input[type="radio"][value="${CSS.escape(point)}"]`,
  );
  if (!button || button.disabled) return;
  button.focus();
  button.click();
}

/** Brings a bid of the list into sight. */
export async function showBid(ref: string): Promise<void> {
  await tick();
  document.querySelector(`[data-testid="score-bid-${CSS.escape(ref)}"]`)?.scrollIntoView({ block: 'nearest' });
}
