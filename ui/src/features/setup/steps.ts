/** The next step of a round: what it is called, what it does, and what still bars it. */
import type { RoundView, Stage } from '../../bindings';
import { formatCount } from '../../lib/format';

export type Step = {
  command: 'round_open' | 'round_close' | 'round_reveal';
  verb: string;
  /** One sentence on what it does and that it cannot be undone. */
  sentence: string;
  done: string;
};

const STEPS: Record<Stage, Step | null> = {
  set_up: {
    command: 'round_open',
    verb: 'Open scoring',
    sentence:
      'The scheme is frozen as it stands and members can score; this cannot be undone, and a later change to the scheme needs a reason.',
    done: 'Scoring is open.',
  },
  scoring: {
    command: 'round_close',
    verb: 'Close scoring',
    sentence:
      'No sheet can be written or submitted any more; this cannot be undone, and sheets not submitted do not count.',
    done: 'Scoring is closed.',
  },
  closed: {
    command: 'round_reveal',
    verb: 'Open the scores',
    sentence: 'Everybody on the panel sees every submitted score and reason from now on; this cannot be undone.',
    done: 'The scores are open.',
  },
  revealed: null,
  decided: null,
};

/** The step that a round comes to next; `null` once the scores are open. */
export function nextStep(stage: Stage): Step | null {
  return STEPS[stage];
}

/** Why the step cannot be taken yet; `null` where it can. */
export function barred(view: RoundView): string | null {
  const unmet = view.checks.filter((check) => !check.met && !check.advisory).length;
  return unmet === 0 ? null : `${formatCount(unmet, 'thing')} above must be met first.`;
}
