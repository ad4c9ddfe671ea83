import type { Unit } from './form.ts';

/** What the charity gives back for a mile or a kilometre, in tenths of a penny. */
export interface Rate {
	unit: Unit;
	tenthsOfPenny: number;
}

const kmOfMile = 1.609344; // the international yard and pound agreement of 1959

/** How far it is in another unit, in tenths; never nothing. */
export function tenthsIn(unit: Unit, { tenths, unit: from }: { tenths: number; unit: Unit }): number {
	if (unit === from) return tenths;
	return Math.max(1, Math.round(unit === 'km' ? tenths * kmOfMile : tenths / kmOfMile));
}

/** What a journey comes to, in whole pence; half a penny counts as one. */
export function penceOf(tenths: number, { tenthsOfPenny }: Rate): number {
	return Math.max(1, Math.round((tenths * tenthsOfPenny) / 100));
}
