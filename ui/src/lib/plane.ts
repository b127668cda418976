/** What a drawing is given to draw on: its width in pixels, and where a figure stands along it. */
export type Plane = { width: number; x: (figure: number) => number };

/** The plane on which the figures from `low` to `high` fill a width. */
export function planeOf([low, high]: [low: number, high: number], width: number): Plane {
  const span = high - low;
  return { width, x: (figure) => (span === 0 ? 0 : ((figure - low) / span) * width) };
}

/** About how wide a text in the small size is, in pixels: for keeping labels apart, never for cutting them. */
export function roughWidth(text: string): number {
  return text.length * 7.2 + 4;
}

/** Where a text of this width stands so that it is over `x` and stays within 0 and `width`. */
export function within(x: number, textWidth: number, width: number): number {
  return Math.max(textWidth / 2, Math.min(width - textWidth / 2, x));
}
