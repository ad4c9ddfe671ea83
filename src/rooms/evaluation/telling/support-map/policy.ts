import type { SuppressionRule } from '@kith/small-statistics';

/** For readers outside: under five is hidden, and so is nobody; what is shown is exact. */
export const readersRule: SuppressionRule = { threshold: 5, roundTo: 1, zeros: 'hide' };
