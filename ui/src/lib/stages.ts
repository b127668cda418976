/** The stages of a round, in their order. */
import type { Stage } from '../bindings';

const ORDER: Record<Stage, number> = { set_up: 0, scoring: 1, closed: 2, revealed: 3, decided: 4 };

/** Whether a round has come to a stage. */
export function reached(stage: Stage, from: Stage): boolean {
  return ORDER[stage] >= ORDER[from];
}
