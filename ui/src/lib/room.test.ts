/** The room at the end of a long list: what scrolls stays as long as it is while rows are drawn. */
import { expect, it } from 'vitest';

import { roomAfter, rowsIn } from './room';

const FIRST = { drawn: 24, of: 500, top: 1200 };

it('guesses the room of what is to come by the rows that are drawn', () => {
  expect(roomAfter(FIRST, 50, null)).toBe(476 * 50);
});

it('gives of the room what the end moved by, so that end and room together stay', () => {
  const before = { ...FIRST, room: 23_800 };
  const now = { drawn: 26, of: 500, top: 1340 };
  const room = roomAfter(now, 51, before);
  expect(now.top + room).toBe(before.top + before.room);
});

it('guesses anew where another list is shown, or the guess was far out', () => {
  const before = { ...FIRST, room: 23_800 };
  expect(roomAfter({ drawn: 24, of: 90, top: 1200 }, 50, before), 'fewer rows in all').toBe(66 * 50);
  expect(roomAfter({ ...FIRST, drawn: 12, top: 600 }, 50, before), 'fewer rows drawn').toBe(488 * 50);
  expect(roomAfter({ drawn: 490, of: 500, top: 24_500 }, 50, { ...FIRST, drawn: 489, room: 5000 })).toBe(500);
});

it('fills a room that is short with rows, a piece at most and one at least', () => {
  expect(rowsIn(120, 50, 24)).toBe(3);
  expect(rowsIn(9000, 50, 24)).toBe(24);
  expect(rowsIn(0, 50, 24)).toBe(1);
  expect(rowsIn(120, 0, 24), 'before anything is laid out').toBe(1);
});
