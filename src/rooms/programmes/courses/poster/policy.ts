/** Paper on which the words of a course are printed: a poster to pin up, one to hand out, and a leaflet to fold. */
export const posterSizes = ['a4', 'a5', 'leaflet'] as const;
export type PosterSize = (typeof posterSizes)[number];
