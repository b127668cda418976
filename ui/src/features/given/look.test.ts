import { describe, expect, it, vi } from 'vitest';

import type { ExchangeDone, FileIn, FileKind, FileLook } from '../../bindings';
import { all, replyAlone, work, type Ask, type Item, type Program } from './look';

const file: FileIn = { name: 'a.ehx', base64: '' };
const ask: Ask = { name: file.name, read: () => Promise.resolve(file) };
const done = { received: 3 } as ExchangeDone;

function program(kind: FileKind, refusal: string | null = null): Program & { take: ReturnType<typeof vi.fn> } {
  const look: FileLook = { kind, sentence: 'This is it.', refusal };
  return { look: () => Promise.resolve(look), take: vi.fn(() => Promise.resolve(done)) };
}

describe('a file that is handed to the window', () => {
  it('is taken in at once where it holds records', async () => {
    expect(await work(ask, program('bundle'))).toMatchObject({ done, refusal: null });
  });

  it.each(['invitation', 'reply', 'sealed', 'other'] as const)('is only looked at where it is a %s', async (kind) => {
    const asked = program(kind);
    expect((await work(ask, asked)).look?.kind).toBe(kind);
    expect(asked.take).not.toHaveBeenCalled();
  });

  it('is not taken in where this profile cannot take it', async () => {
    const asked = program('bundle', 'Open your invitation first.');
    expect(await work(ask, asked)).toMatchObject({ done: null, refusal: 'Open your invitation first.' });
    expect(asked.take).not.toHaveBeenCalled();
  });

  it('keeps why records were refused', async () => {
    const asked = { ...program('bundle'), take: () => Promise.reject(refused('This file is damaged.')) };
    expect((await work(ask, asked)).refusal).toBe('This file is damaged.');
  });

  it('is said to be safe where the profile is not open', async () => {
    const asked = { ...program('bundle'), look: () => Promise.reject(refused('It is already open.')) };
    expect((await work(ask, asked)).refusal).toContain('The file is where it was');
  });

  it('is perhaps a folder where it cannot be read', async () => {
    const item = await work({ name: 'stick', read: () => Promise.reject(new Error('no')) }, program('bundle'));
    expect(item.refusal).toContain('folder');
  });
});

describe('the files that wait', () => {
  it('are all fetched, and one that cannot be read stands in the way of no other', async () => {
    const waiting = [
      () => Promise.resolve(file),
      () => Promise.reject(refused('stick is not a file.')),
      () => Promise.resolve(file),
    ];
    const next = () => waiting.shift()?.() ?? Promise.resolve(null);
    expect(await all(next)).toEqual({ files: [file, file], problems: ['stick is not a file.'] });
  });
});

describe('a reply', () => {
  const reply: Item = {
    name: 'r',
    file,
    look: { kind: 'reply', sentence: '', refusal: null },
    done: null,
    refusal: null,
  };

  it('opens the check at once where it came alone and can be opened', () => {
    expect(replyAlone([reply])).toBe(file);
    expect(replyAlone([reply, reply])).toBeNull();
    expect(replyAlone([{ ...reply, refusal: 'Only the chair opens replies.' }])).toBeNull();
    expect(replyAlone([])).toBeNull();
  });
});

function refused(message: string): Error {
  return Object.assign(new Error(message), { code: 'environment', details: [], field: null });
}
