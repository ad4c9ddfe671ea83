/** Paper a poster is printed on: to pin up, and to hand out. */
export const posterSizes = ['a4', 'a5'] as const;
export type PosterSize = (typeof posterSizes)[number];
