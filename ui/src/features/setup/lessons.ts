/** Lessons of earlier years, where the next round is set up. */
import { reviewFindingTitles, type LessonRow } from '../../bindings';
import { formatDate } from '../../lib/format';

/** Lessons of one financial year. */
export type LessonsOfYear = { year: string; lessons: LessonRow[] };

/** The lessons by financial year, the newest first; within one as they come. */
export function byYear(lessons: LessonRow[]): LessonsOfYear[] {
  const years = [...new Set(lessons.map(({ lesson }) => lesson.year))];
  return years.map((year) => ({ year, lessons: lessons.filter(({ lesson }) => lesson.year === year) }));
}

/** Where a lesson comes from, in words. */
export function originOf({ lesson, about }: LessonRow): string {
  const on = formatDate(lesson.on);
  if (lesson.from.kind === 'cycle') return `${about}, ${on}`;
  return `Review of ${about}: ${reviewFindingTitles[lesson.from.finding].toLowerCase()}. ${lesson.from.by}, ${on}`;
}
