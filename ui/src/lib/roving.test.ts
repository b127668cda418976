// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { roving, rovingByLetters } from './roving';

let list: HTMLElement;
let stop: () => void;

function linkAt(at: number): HTMLAnchorElement {
  const link = list.querySelectorAll('a')[at];
  if (!link) throw new Error(`there is no link ${String(at)}`);
  return link;
}

function stops(): number[] {
  return [...list.querySelectorAll('a')].flatMap((link, at) => (link.tabIndex === 0 ? [at] : []));
}

function press(key: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

beforeEach(() => {
  document.body.innerHTML = `<ul>${'<li><a href="#/x">Bid</a></li>'.repeat(61)}</ul>`;
  list = document.querySelector('ul') ?? document.body;
  linkAt(20).setAttribute('aria-current', 'true');
  stop = roving(list);
});

afterEach(() => {
  stop();
});

describe('a long list of links', () => {
  it('is one stop: the link in hand', () => {
    expect(stops()).toEqual([20]);
  });

  it('is walked by arrows, and is come back to where it was left', () => {
    linkAt(20).focus();
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(linkAt(22));
    expect(stops()).toEqual([22]);
    press('End');
    expect(document.activeElement).toBe(linkAt(60));
  });

  it('follows what is taken in hand', async () => {
    linkAt(20).removeAttribute('aria-current');
    linkAt(3).setAttribute('aria-current', 'true');
    await new Promise((done) => setTimeout(done));
    expect(stops()).toEqual([3]);
  });
});

it('goes by J and K only where it fills its screen', () => {
  linkAt(20).focus();
  press('j');
  expect(document.activeElement).toBe(linkAt(20));
  stop();
  stop = rovingByLetters(list);
  linkAt(20).focus();
  press('j');
  press('j');
  press('k');
  expect(document.activeElement).toBe(linkAt(21));
});
