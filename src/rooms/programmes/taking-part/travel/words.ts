import { currentLanguage } from '#platform/i18n/language.ts';
import { localeOf } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import type { Rate } from './figures.ts';
import type { Unit } from './form.ts';

const inTenths = (tenths: number) =>
	new Intl.NumberFormat(localeOf(currentLanguage()), { maximumFractionDigits: 1 }).format(tenths / 10);

/** How far it is, as people read it: 3.2 miles. */
export function farWords(tenths: number, unit: Unit): string {
	const far = inTenths(tenths);
	if (unit === 'km') return m.programmes_travel_km({ far });
	return tenths === 10 ? m.programmes_travel_one_mile() : m.programmes_travel_miles({ far });
}

/** What a mile or a kilometre is worth: 45p a mile. */
export function rateWords({ unit, tenthsOfPenny }: Rate): string {
	const pence = inTenths(tenthsOfPenny);
	return unit === 'mile' ? m.programmes_travel_a_mile({ pence }) : m.programmes_travel_a_km({ pence });
}

/** In what the charity counts how far it is. */
export function unitWords(unit: Unit): string {
	return unit === 'mile' ? m.programmes_travel_unit_mile() : m.programmes_travel_unit_km();
}

/** From where to where; a place without a name is somewhere else. */
export function routeWords(from: string, to: string): string {
	const named = (name: string) => name || m.programmes_travel_elsewhere();
	return m.programmes_travel_way({ from: named(from), to: named(to) });
}
