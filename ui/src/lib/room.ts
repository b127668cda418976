/**
 * The room of the rows of a list that are not drawn yet.
 *
 * A box is painted anew as a whole each time that what scrolls in it becomes longer. So the end of a
 * list keeps the room of all that is to come, and gives of it to each row that is drawn.
 */
import { boxOf } from './nearing';

/** How far a list is drawn, and where its end is in what scrolls; in pixels. */
export type Reached = { drawn: number; of: number; top: number };

/** The room at an end that has moved: what it moved by is taken off, and where that is far out it is guessed anew. */
export function roomAfter(now: Reached, each: number, before: (Reached & { room: number }) | null): number {
  const guess = (now.of - now.drawn) * each;
  if (!before || before.of !== now.of || now.drawn < before.drawn) return guess;
  const left = before.room - (now.top - before.top);
  return left < guess / 2 || left > guess * 2 ? guess : left;
}

/** How many rows fill a room that is short; at least one. */
export function rowsIn(room: number, each: number, most: number): number {
  return each > 0 ? Math.max(1, Math.min(most, Math.ceil(room / each))) : 1;
}

/** The room at the end of one list. */
export class Room {
  /** How high a row is, one with another. */
  each = 0;
  #end: HTMLElement | null = null;
  #before: (Reached & { room: number }) | null = null;

  /** Makes the end as high as the rows that are to come. */
  keep(end: HTMLElement, drawn: number, of: number): void {
    const now = { drawn, of, top: topOf(end) };
    this.each = heightOfRow(end);
    const room = roomAfter(now, this.each, end === this.#end ? this.#before : null);
    end.style.minHeight = `${String(room)}px`;
    this.#end = end;
    this.#before = { ...now, room };
  }
}

/** Where an element is in what scrolls, however far that is scrolled. */
function topOf(element: HTMLElement): number {
  const box = boxOf(element);
  return element.getBoundingClientRect().top - (box ? box.getBoundingClientRect().top - box.scrollTop : 0);
}

/** How high the rows of the list are that an element is the end of: it follows the list, or is its last line. */
function heightOfRow(end: HTMLElement): number {
  const line = end.closest('li');
  const list = line?.parentElement ?? end.previousElementSibling;
  const rows = [...(list?.querySelectorAll('tbody > tr, li') ?? [])].filter((row) => row !== line);
  const first = rows[0]?.getBoundingClientRect().top ?? 0;
  return rows.length > 0 ? (end.getBoundingClientRect().top - first) / rows.length : 0;
}
