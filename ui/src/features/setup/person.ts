/** A person to add to the panel: who can join at a stage, and as what. */
import type { Role, Stage } from '../../bindings';
import type { Problem } from '../../lib/errors';
import { reached } from '../../lib/stages';

export type PersonForm = { name: string; observer: boolean; support: boolean };

/** Roles that read and act, and never score. */
const NOT_SCORING: readonly Role[] = ['observer', 'support'];

/** Whether somebody on the panel scores no bids. */
export function scoresNothing(role: Role): boolean {
  return NOT_SCORING.includes(role);
}

/** Whether only support officers can still join. */
export function onlySupport(stage: Stage): boolean {
  return reached(stage, 'closed');
}

/** The form before anything is typed; once nobody else can join, it is a support officer who does. */
export function blankPerson(stage: Stage): PersonForm {
  return { name: '', observer: false, support: onlySupport(stage) };
}

/** The form after one of the two roles was ticked: nobody is both. */
export function withOneRole(form: PersonForm, ticked: 'observer' | 'support'): PersonForm {
  const other = ticked === 'observer' ? 'support' : 'observer';
  return form[ticked] ? { ...form, [other]: false } : form;
}

/** What the form still wants, at each field. */
export function missingOf(form: PersonForm, stage: Stage): Problem[] {
  const wants: [boolean, keyof PersonForm, string][] = [
    [form.name.trim() === '', 'name', 'Give the name of the person to add'],
    [
      onlySupport(stage) && !form.support,
      'support',
      'Scoring is over, so only a support officer can join. Tick that they are one',
    ],
  ];
  return wants.filter(([wanting]) => wanting).map(([, field, text]) => ({ field, text }));
}
