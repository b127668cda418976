/** The approaches of a round while they are chosen. */
import type { Approach, ApproachesView, ApproachPlan, ApproachRow } from '../../../bindings';
import type { Problem } from '../../../lib/errors';

export type ApproachForm = { chosen: Approach[]; reason: string; fastBecause: string };

/** The form for what is on file: what holds is chosen, and the reason is asked for anew. */
export function approachForm(view: ApproachesView): ApproachForm {
  const newest = view.plans[0]?.plan;
  return {
    chosen: view.approaches.filter((row) => row.held).map((row) => row.approach),
    reason: '',
    fastBecause: newest?.fast_because ?? '',
  };
}

/** The choice with one approach in it or out of it. */
export function turned(chosen: Approach[], approach: Approach, on: boolean): Approach[] {
  const others = chosen.filter((one) => one !== approach);
  return on ? [...others, approach] : others;
}

/** Whether the choice asks why a grant has to be quick. */
export function isQuick(form: ApproachForm): boolean {
  return form.chosen.includes('grant_giving');
}

/** The plan that the form says. */
export function planOf(form: ApproachForm): ApproachPlan {
  return {
    approaches: [...form.chosen],
    reason: form.reason.trim(),
    fast_because: isQuick(form) ? form.fastBecause.trim() : '',
  };
}

/** What the form still wants, at each field. */
export function wrongPlan(form: ApproachForm): Problem[] {
  const plan = planOf(form);
  const wants: [boolean, string, string][] = [
    [plan.approaches.length === 0, 'plan.approaches', 'Choose one approach or more'],
    [plan.reason === '', 'plan.reason', 'Say why these approaches'],
    [isQuick(form) && plan.fast_because === '', 'plan.fast_because', 'Say why the grant has to be quick'],
  ];
  return wants.filter(([wanting]) => wanting).map(([, field, text]) => ({ field, text }));
}

/** What the strategy says for or against an approach; in a sentence where it says nothing. */
export function saidOf({ words }: ApproachRow, side: 'advantages' | 'drawbacks'): string[] {
  return words[side].length > 0 ? words[side] : ['The strategy names none.'];
}
