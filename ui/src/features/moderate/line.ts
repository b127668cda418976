/** The sentence that matters in the meeting: how low the total may fall, or how high it must rise. */
import type { BidLine } from '../../bindings';
import { compareText } from '../../lib/decimal';
import { pounds } from '../../lib/format';

/** Where the line runs for the bid under one fund, in words. */
export function lineWords(line: BidLine, total: string): string {
  const at = pounds(line.fund);
  if (line.margin === 'always') return `Its place above the line at ${at} does not depend on its total.`;
  if (line.margin === 'never') return `No total would bring it above the line at ${at}.`;
  if (compareText(total, line.margin.over) < 0)
    return `Anything over ${line.margin.over} brings it above the line at ${at}.`;
  return `Anything under ${line.margin.over} drops it below the line at ${at}.`;
}
