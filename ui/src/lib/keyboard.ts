/** Keys: what is being typed into, and how a group of controls is walked. */

const TYPED_INTO = new Set(['text', 'search', 'number', 'email', 'url', 'tel', 'password']);

/** Whether keys go into a text, so that single letters are no commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return TYPED_INTO.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** The place to go to in a list of `size` from `from` by a key; `null` for other keys. */
export function walk(key: string, from: number, size: number): number | null {
  if (size === 0) return null;
  const last = size - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return from >= last ? 0 : from + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return from <= 0 ? last : from - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
