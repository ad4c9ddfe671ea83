/** How much is behind the demonstration charity: a few months, or eight years. */
export const sizes = ['small', 'large'] as const;
export type Size = (typeof sizes)[number];
