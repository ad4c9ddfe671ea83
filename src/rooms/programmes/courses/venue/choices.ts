import { m } from '#messages';
import { type Words, wordValues } from '#platform/forms/words.ts';

interface Venue {
	name: string;
	area: string;
	address: string;
	postcode: string;
	showsAddress: boolean;
	access: Words;
	way: Words;
	stepFree: boolean;
	buggySpace: boolean;
	crecheRoom: boolean;
}

/** A venue as the fields of its form hold it. */
export function venueValues({ name, area, access, way, ...venue }: Venue): Record<string, string> {
	const tick = (yes: boolean) => (yes ? 'yes' : '');
	return {
		name,
		area,
		address: venue.address,
		postcode: venue.postcode,
		showsAddress: tick(venue.showsAddress),
		...wordValues('access', access),
		...wordValues('way', way),
		stepFree: tick(venue.stepFree),
		buggySpace: tick(venue.buggySpace),
		crecheRoom: tick(venue.crecheRoom)
	};
}

/** What stands in a venue's form now beside what was typed, where the two differ. */
export function venueDifferences(now: Record<string, string>, typed: Record<string, string>) {
	const labels: Record<string, () => string> = {
		name: m.programmes_venue_name,
		area: m.programmes_venue_area,
		address: m.programmes_venue_address,
		postcode: m.programmes_venue_postcode,
		showsAddress: m.programmes_venue_shows_address,
		stepFree: m.programmes_venue_step_free,
		buggySpace: m.programmes_venue_buggy,
		crecheRoom: m.programmes_venue_creche_room
	};
	const said = (text: string) => (text === 'yes' ? m.programmes_yes() : text);
	return Object.keys(now)
		.filter((name) => (typed[name] ?? '') !== now[name])
		.map((name) => ({
			label: (labels[name] ?? (name.startsWith('way-') ? m.programmes_venue_way : m.programmes_venue_access))(),
			now: said(now[name] ?? ''),
			typed: said(typed[name] ?? '')
		}));
}
