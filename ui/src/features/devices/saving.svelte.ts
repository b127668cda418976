/** The folder in which a file was last saved: asked for once, offered the next time. */
export class SavingFolder {
  folder = $state('');
}

export const savingFolder = new SavingFolder();
