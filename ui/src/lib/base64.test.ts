import { describe, expect, it } from 'vitest';

import { fromBase64, toBase64 } from './base64';

describe('base64', () => {
  it('comes back as it went, beyond one piece', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });

  it('agrees with the standard', () => {
    expect(toBase64(new TextEncoder().encode('Tŷ'))).toBe('VMW3');
  });
});
