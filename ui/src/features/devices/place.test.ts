import { describe, expect, it } from 'vitest';

import type { ApiError } from '../../bindings';
import { placed } from './place';

function refused(field: string | null): ApiError {
  return { code: 'bad_data', message: 'Say why.', details: [], field };
}

describe('an error at its place', () => {
  it('leads to the reason that was asked for there, and not to another', () => {
    expect(placed(refused('reason'), 'bar.ab12').field).toBe('bar.ab12.reason');
  });

  it.each(['record', 'log', null])('has no field where the screen has none for %s', (field) => {
    expect(placed(refused(field), 'late').field).toBeNull();
  });

  it('leads to the file and the passphrase of a kit, and to no other file', () => {
    expect(placed(refused('passphrase'), 'recover').field).toBe('recover.passphrase');
    expect(placed(refused('file'), 'recover').field).toBe('recover.file');
    expect(placed(refused('file'), 'join').field).toBeNull();
  });

  it('keeps its words', () => {
    expect(placed(refused('reason'), 'late')).toMatchObject({ code: 'bad_data', message: 'Say why.' });
  });
});
