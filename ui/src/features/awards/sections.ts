/** The parts of the page of one award, in order, and the way to each. */
export type Section = { id: string; title: string };

export const SECTIONS = [
  { id: 'award-agreement', title: 'Agreement' },
  { id: 'award-missing', title: 'What is missing' },
  { id: 'award-checks', title: 'Checks' },
  { id: 'award-measures', title: 'Measures' },
  { id: 'award-returns', title: 'Returns' },
  { id: 'award-payments', title: 'Payments' },
  { id: 'award-reviews', title: 'Reviews' },
] as const satisfies readonly Section[];
