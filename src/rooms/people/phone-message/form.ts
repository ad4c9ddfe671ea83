/** How it went when somebody rang or texted. */
export const tryOutcomes = ['told', 'left-message', 'not-reached', 'not-needed'] as const;
export type TryOutcome = (typeof tryOutcomes)[number];
