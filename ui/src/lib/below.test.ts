// @vitest-environment happy-dom
/** What lies below the first screenful is drawn once that stands, a part a frame, and what comes later at once. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';

import Shown from './below.fixture.svelte';

vi.mock('../ipc', () => ({ call: vi.fn(() => new Promise(() => undefined)) }));

const frames: (() => void)[] = [];
vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(() => frame(0)));

let screen: Record<string, unknown> | null = null;

/** Turns to the screen. */
function show(): void {
  screen = mount(Shown, { target: document.body });
  flushSync();
}

/** Lets a frame go by; gives the parts that are drawn then, and whether that is the whole. */
function nextFrame(): [string, boolean] {
  frames.shift()?.();
  flushSync();
  return drawn();
}

function drawn(): [string, boolean] {
  const parts = [...document.querySelectorAll('p')].map((part) => part.textContent);
  return [parts.join(' '), document.querySelector('[data-whole]') !== null];
}

afterEach(async () => {
  if (screen) await unmount(screen);
  screen = null;
  frames.length = 0;
});

it('draws the first screenful, and the parts below it after two frames, one a frame', () => {
  show();
  expect(document.querySelector('[data-ready]')).not.toBeNull();
  expect(drawn()).toEqual(['first', false]);
  expect(nextFrame()).toEqual(['first', false]);
  expect(nextFrame()).toEqual(['first second', false]);
  expect(nextFrame()).toEqual(['first second third', true]);
  expect(nextFrame()).toEqual(['first second third', true]);
});

it('draws at once what comes when the screen has been whole', () => {
  show();
  while (frames.length > 0) nextFrame();
  document.querySelector('button')?.click();
  flushSync();
  expect(drawn()).toEqual(['first second third fourth', true]);
});

it('lets go of what waits when the screen is left', async () => {
  show();
  nextFrame();
  if (screen) await unmount(screen);
  screen = null;
  while (frames.length > 0) nextFrame();
  expect(drawn()).toEqual(['', false]);
});
