import { describe, expect, it } from 'vitest';

import { chosen } from './chosen';

describe('choosing a folder', () => {
  it('gives the folder, or none where the user chose none', async () => {
    expect(await chosen(() => Promise.resolve('/media/stick'))).toEqual({ folder: '/media/stick', trouble: null });
    expect(await chosen(() => Promise.resolve(null))).toEqual({ folder: null, trouble: null });
  });

  it('says that a path can be typed where no chooser opens', async () => {
    const choice = await chosen(() => Promise.reject(new Error('no portal')));
    expect(choice.folder).toBeNull();
    expect(choice.trouble).toContain('type its whole path');
  });
});
