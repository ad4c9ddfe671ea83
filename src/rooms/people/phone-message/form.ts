/** How it went when somebody rang or texted; taken back where it was noted by a slip, so that the message waits again. */
export const tryOutcomes = ['told', 'left-message', 'not-reached', 'not-needed', 'taken-back'] as const;
export type TryOutcome = (typeof tryOutcomes)[number];
