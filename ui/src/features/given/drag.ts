/** Which drags are for the whole window. */

/** Whether a drag carries files, and not a word or a link of the screen; a field for a file takes its own. */
export function isForWindow(event: Pick<DragEvent, 'dataTransfer' | 'target'>): boolean {
  const files = event.dataTransfer?.types.includes('Files') ?? false;
  return files && !isFileField(event.target);
}

function isFileField(target: EventTarget | null): boolean {
  return (target as Partial<HTMLInputElement> | null)?.type === 'file';
}
