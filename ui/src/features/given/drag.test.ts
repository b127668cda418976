import { describe, expect, it } from 'vitest';

import { isForWindow } from './drag';

function drag(types: string[] | null, type?: string): DragEvent {
  return { dataTransfer: types && { types }, target: { type } } as unknown as DragEvent;
}

describe('a drag over the window', () => {
  it.each([
    ['of files is taken', drag(['Files']), true],
    ['of words is left alone', drag(['text/plain']), false],
    ['of nothing is left alone', drag(null), false],
    ['over a field for a file is that field’s', drag(['Files'], 'file'), false],
  ])('%s', (_, event, taken) => {
    expect(isForWindow(event)).toBe(taken);
  });
});
