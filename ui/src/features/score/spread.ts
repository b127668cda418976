/** The columns of a member's own spread. */
export type Column = { point: number; count: number };

/** Eleven columns from 0 to 100 in tens, empty ones included. */
export function columns(spread: Record<string, number>): Column[] {
  return Array.from({ length: 11 }, (_, index) => {
    const point = index * 10;
    return { point, count: spread[String(point)] ?? 0 };
  });
}
