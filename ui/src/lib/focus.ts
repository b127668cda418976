/**
 * Where the focus goes. A control that has it may go away by what it does: a
 * form that is sent, a question that is answered, a row that is taken off; or it
 * is of no use any more, once nothing is left for it. The focus then goes to what
 * took the control's place, never to the start of the page.
 */
import { tick } from 'svelte';

import { isWorking, whenRested } from './working';

const STOPS =
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** How a control is used. */
const USES = ['click', 'keydown', 'submit'] as const;

/** Moves the focus where the work went on, once it is drawn. */
export async function focusOn(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}

/** One of the elements around a control, and where in it the control lies. */
type Around = { element: Element; at: number };

/** The elements around one, the nearest first, as far as the screen goes. */
function listAround(control: Element): Around[] {
  const around: Around[] = [];
  for (let inner = control, box = control.parentElement; box && box !== document.body; box = box.parentElement) {
    around.push({ element: box, at: [...box.children].indexOf(inner) });
    inner = box;
  }
  return around;
}

/** Whether an element can take the focus now. */
function canTake(element: HTMLElement): boolean {
  if (element.matches(':disabled') || element.closest('[hidden], [inert]')) return false;
  const fold = element.parentElement?.closest('details:not([open])');
  return !fold || (element.matches('summary') && element.parentElement === fold);
}

function firstStop(within: Element | undefined): HTMLElement | null {
  if (!within) return null;
  const all = [within, ...within.querySelectorAll(STOPS)];
  return (
    all.find((one): one is HTMLElement => one instanceof HTMLElement && one.matches(STOPS) && canTake(one)) ?? null
  );
}

/** What took the place of a control: what stands there now, else what follows, else what is before it. */
function successorOf(around: Around[]): HTMLElement | null {
  const start = around.findIndex(({ element }) => element.isConnected);
  if (start < 0) return null;
  for (const { element, at } of around.slice(start)) {
    const children = [...element.children];
    const near = [...children.slice(at), ...children.slice(0, at).reverse()];
    for (const child of near) {
      const stop = firstStop(child);
      if (stop) return stop;
    }
    if (element.matches('main, .screen, dialog')) break;
  }
  return null;
}

/** Follows the focus, and puts it where the work goes on whenever its control goes away. Returns the way to stop. */
export function keepFocus(): () => void {
  let last: { control: HTMLElement; around: Around[] } | null = null;

  function note(event: FocusEvent): void {
    const control = event.target;
    if (control instanceof HTMLElement && control !== document.body) last = { control, around: listAround(control) };
  }

  /** What stands around it may be another when it is used. */
  function lookAgain(): void {
    if (last?.control.isConnected) last.around = listAround(last.control);
  }

  /** One who turns away from a control that is still there means to. */
  function turnedAway(event: FocusEvent): void {
    if (event.relatedTarget !== null) return;
    const left = last;
    queueMicrotask(() => {
      const still = left?.control.isConnected && !left.control.matches(':disabled');
      if (last === left && still && isNowhere()) last = null;
    });
  }

  function mend(): void {
    if (!last || !isNowhere()) return;
    const { control, around } = last;
    if (control.isConnected && canTake(control)) {
      control.focus();
      return;
    }
    if (control.isConnected && isWorking()) return; // busy: it takes the focus again when it is done
    const next = successorOf(around) ?? document.querySelector<HTMLElement>('h1');
    next?.focus();
  }

  const watch = new MutationObserver(mend);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', turnedAway);
  for (const use of USES) document.addEventListener(use, lookAgain, { capture: true });
  const stopHearing = whenRested(() => void tick().then(mend));
  return () => {
    watch.disconnect();
    stopHearing();
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', turnedAway);
    for (const use of USES) document.removeEventListener(use, lookAgain, { capture: true });
  };
}

/** Whether nothing on the page has the focus, or only what hears no key. */
function isNowhere(): boolean {
  const here = document.activeElement;
  return here === null || here === document.body || here.matches(':disabled');
}
