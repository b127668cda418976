/** Page numbers and sizes of the preview. */
export const ZOOMS = [50, 75, 100, 125, 150, 200, 300];

/** The next size up or down from one; the same at either end. */
export function zoomed(from: number, by: 1 | -1): number {
  const next = by === 1 ? ZOOMS.find((zoom) => zoom > from) : ZOOMS.findLast((zoom) => zoom < from);
  return next ?? from;
}

/** How wide a sheet of A4 is at its own size, in the window's pixels. */
const A4 = 794;
const LEAST = 50;

/** The size at which a sheet fits into so many pixels, in tens; never over its own size. */
export function fitting(width: number): number {
  return Math.min(100, Math.max(LEAST, Math.floor((width / A4) * 10) * 10));
}

/** The page that typed text means, within the pack; `null` where it means none. */
export function pageOf(typed: string, pages: number): number | null {
  if (!/^\d+$/.test(typed.trim())) return null;
  return Math.min(pages, Math.max(1, Number(typed)));
}

/** The page that a key goes to; `null` for other keys. */
export function pageByKey(key: string, page: number, pages: number): number | null {
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
      return Math.min(pages, page + 1);
    case 'PageUp':
    case 'ArrowLeft':
      return Math.max(1, page - 1);
    case 'Home':
      return 1;
    case 'End':
      return pages;
    default:
      return null;
  }
}

type Stroke = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

/** The page that a stroke turns to; strokes with Ctrl or Alt are left to the window. */
export function turned(stroke: Stroke, page: number, pages: number): number | null {
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null;
  return pageByKey(stroke.key, page, pages);
}
