// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { home } from '../forms/fixtures';
import { session } from './session.svelte';
import { forgetTyped, listUnsent } from './typed.svelte';
import { open } from './typed.fixture.svelte';

vi.mock('../ipc', () => ({ call: vi.fn() }));

afterEach(forgetTyped);

describe('what is typed in a form and not sent', () => {
  it('is there again when the form is come back to, and until it is sent', () => {
    session.home.put(home);
    const first = open('r1/details', { title: 'Grants' });
    expect(first.form.title).toBe('Grants');
    first.form.title = 'Grants 2014';
    flushSync();
    first.leave();
    expect(listUnsent()).toEqual(['Round details']);
    const again = open('r1/details', { title: 'Grants' });
    expect([again.form.title, again.typed.restored]).toEqual(['Grants 2014', true]);
    again.typed.sent(again.form);
    flushSync();
    again.leave();
    expect(listUnsent()).toEqual([]);
    expect(open('r1/details', { title: 'Grants 2014' }).typed.restored).toBe(false);
  });

  it('is nothing where it says again what is on file', () => {
    session.home.put(home);
    const one = open('r1/details', { title: 'Grants' });
    one.form.title = 'x';
    flushSync();
    one.form.title = 'Grants';
    flushSync();
    expect(listUnsent()).toEqual([]);
    one.leave();
  });

  it('is of one place and one profile', () => {
    session.home.put(home);
    const one = open('r1/details', { title: 'Grants' });
    one.form.title = 'x';
    flushSync();
    one.leave();
    expect(open('r2/details', { title: 'Grants' }).form.title).toBe('Grants');
    session.home.put({ ...home, profile: '/another' });
    expect(listUnsent()).toEqual([]);
    forgetTyped();
    session.home.put(home);
    expect(listUnsent()).toEqual(['Round details']);
  });
});
