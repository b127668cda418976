/** The keys of the Score screen. */

export type Stroke = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

export type KeyAction =
  | { do: 'score'; point: string }
  | { do: 'criterion'; by: 1 | -1 }
  | { do: 'bid'; by: 1 | -1 }
  | { do: 'unscored' | 'help' | 'leave' };

/** What a stroke means; `null` where it means nothing here. */
export function actionOf(stroke: Stroke, typing: boolean): KeyAction | null {
  const key = stroke.key.toLowerCase();
  if (stroke.altKey) return null;
  if (stroke.ctrlKey || stroke.metaKey) {
    return key === 'j' ? { do: 'bid', by: stroke.shiftKey ? -1 : 1 } : null;
  }
  if (key === 'escape') return typing ? { do: 'leave' } : null;
  if (typing) return null;
  if (/^\d$/.test(key)) return { do: 'score', point: key };
  switch (key) {
    case 'j':
      return { do: 'criterion', by: 1 };
    case 'k':
      return { do: 'criterion', by: -1 };
    case 'n':
      return { do: 'unscored' };
    case '?':
      return { do: 'help' };
    default:
      return null;
  }
}

/** The keys as the help lists them. */
export const KEYS: { keys: string[]; what: string }[] = [
  { keys: ['0', '–', '9'], what: 'Score the criterion in hand' },
  { keys: ['Tab'], what: 'On to its reason; Enter does the same from its points' },
  { keys: ['Esc'], what: 'Out of the text, back to the points' },
  { keys: ['J'], what: 'Next criterion' },
  { keys: ['K'], what: 'Criterion before' },
  { keys: ['N'], what: 'Next that is not scored, in this bid or the next' },
  { keys: ['Ctrl', 'J'], what: 'Next bid' },
  { keys: ['Ctrl', 'Shift', 'J'], what: 'Bid before' },
  { keys: ['Ctrl', 'K'], what: 'Go to any screen, bid or round' },
  { keys: ['?'], what: 'Show or hide these keys' },
];
