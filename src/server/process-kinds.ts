/** What a process of a house may do alone: serve its pages, or do its timed work, letters and alerts. */
export const processKinds = ['web', 'worker'] as const;
export type ProcessKind = (typeof processKinds)[number];
