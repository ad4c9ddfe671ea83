import type { PlanFields } from './form.ts';

/** A plan to begin with. */
export const examplePlan: PlanFields = {
	...{ name: { en: 'Our second year' }, purpose: { en: 'To know what helps.' }, ledBy: 'Inés and three parents' },
	...{ opensOn: '2026-01-10', closesOn: '2027-03-10', cuts: [6, 12, 24], smallest: 5 }
};
