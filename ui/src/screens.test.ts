import { describe, expect, it } from 'vitest';

import type { Home } from './bindings';
import { readRoute, to } from './lib/route';
import { listRoundScreens, listWindowScreens, titleOf, WINDOW_SCREENS } from './screens';

describe('the screens of the window', () => {
  it('are each at an address of their own', () => {
    for (const { screen } of listRoundScreens()) expect(readRoute(to('r1', screen)).screen).toBe(screen);
    for (const [screen, { address }] of Object.entries(WINDOW_SCREENS)) expect(readRoute(address).screen).toBe(screen);
  });

  it('are each called something else', () => {
    const titles = [
      ...listRoundScreens().map((entry) => entry.title),
      titleOf('home'),
      titleOf('new'),
      titleOf('files'),
    ];
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('offer a new round only to those who may begin one', () => {
    const offered = (may_begin: boolean) => listWindowScreens({ may_begin } as Home).map((entry) => entry.screen);
    expect(offered(true)).toEqual(['home', 'new', 'quick']);
    expect(offered(false)).toEqual(['home']);
  });
});
