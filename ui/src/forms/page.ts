/** A form on a page: what somebody does with it, in a test. */
import { flushSync, mount, tick, unmount, type Component } from 'svelte';

import { listControls } from '../lib/controls.svelte';
import { keepFocus } from '../lib/focus';
import { Action } from '../lib/loader.svelte';
import type { Problem } from '../lib/errors';
import WithSummary from './WithSummary.svelte';

/** What is asked for in a form whose screen lists what was refused. */
export type Acting = { form: string; readonly problems: Problem[] };

export class Page {
  readonly root = document.createElement('div');
  readonly #mounted: Record<string, unknown>;
  readonly #acting: Acting | null;
  readonly #letGo = keepFocus();

  constructor(Form: Component<never>, props: Record<string, unknown>, acting: Acting | null) {
    this.#acting = acting;
    document.body.append(this.root);
    this.#mounted = mount(WithSummary, { target: this.root, props: { Form, props, acting } });
    flushSync();
  }

  async close(): Promise<void> {
    this.#letGo();
    await unmount(this.#mounted);
    this.root.remove();
  }

  /** The one element that a selector finds. */
  find<E extends HTMLElement>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (!found) throw new Error(`nothing is at ${selector} in ${this.root.innerHTML.slice(0, 2000)}`);
    return found;
  }

  /** Presses the button with a test id, and waits for what it does. */
  async press(testid: string): Promise<void> {
    await this.#use(this.find(`[data-testid="${testid}"]`), testid);
  }

  /** Presses what a selector finds. */
  async click(selector: string): Promise<void> {
    await this.#use(this.find(selector), selector);
  }

  /** Uses a control as a person does, who has the focus on it, and looks where the focus is then. */
  async #use(control: HTMLElement, name: string): Promise<void> {
    control.focus();
    const had = document.activeElement === control;
    control.click();
    await settle();
    const here = document.activeElement;
    if (had && (!this.root.contains(here) || here?.matches(':disabled')))
      throw new Error(`after ${name} the focus is on ${here?.outerHTML.slice(0, 200) ?? 'nothing'}`);
  }

  /** Sends the first form, or the one that a selector finds. */
  async submit(selector = 'form'): Promise<void> {
    this.find(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle();
  }

  /** Types into the control at a path. */
  async type(path: string, text: string): Promise<void> {
    const control = this.control<HTMLInputElement | HTMLSelectElement>(path);
    control.value = text;
    // Svelte asks a list for ":checked", which the document of the tests knows of boxes alone.
    if (control instanceof HTMLSelectElement)
      control.querySelector = () => control.options[control.selectedIndex] ?? null;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  }

  /** Ticks the box, or chooses the first point, at a path. */
  async tick(path: string): Promise<void> {
    this.control(path).click();
    await settle();
  }

  /** Chooses a file at a path. */
  async choose(path: string): Promise<void> {
    const control = this.control<HTMLInputElement>(path);
    Object.defineProperty(control, 'files', { value: [new File(['x'], 'file.csv')], configurable: true });
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  }

  /** Asks the program in the name of the screen's own action. */
  async act(ask: () => Promise<unknown>): Promise<void> {
    if (this.#acting instanceof Action) await this.#acting.run(async () => void (await ask()));
    await settle();
  }

  /** The paths at which controls are shown. */
  get paths(): string[] {
    return listControls().map((control) => control.path);
  }

  /** The controls on the page that are at no path. */
  get pathless(): string[] {
    const ids = new Set(listControls().map((control) => control.id));
    const all = [...this.root.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(
      (one) => !one.closest('[role="toolbar"]'), // turns pages, and is sent nowhere
    );
    return all
      .filter((one) => !ids.has(one.id) && !ids.has(one.name) && !ids.has(one.closest('[role="radiogroup"]')?.id ?? ''))
      .map((one) => one.outerHTML);
  }

  private control<E extends HTMLElement>(path: string): E {
    const control = listControls().find((one) => one.path === path);
    if (!control) throw new Error(`no control is at ${path}; there are ${this.paths.join(', ')}`);
    return this.find<E>(`#${CSS.escape(control.id)}`);
  }
}

/** Waits until what was begun has been answered and drawn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await tick();
  await new Promise((done) => setTimeout(done, 0));
  flushSync();
  while (document.querySelector('[data-ready]:not([data-whole])')) {
    await new Promise(requestAnimationFrame);
    flushSync();
  }
}
