import * as v from 'valibot';
import { formId, line, maybe, maybeLines, tick, whole } from '#platform/forms/fields.ts';
import { gathered, inEach } from '#platform/forms/words.ts';

/** What is asked about a place where sessions are held. */
export const venueFields = {
	name: line(200),
	area: maybe(200),
	address: maybeLines(300),
	postcode: maybe(20),
	showsAddress: tick,
	...inEach('access', 500, maybeLines),
	...inEach('way', 500, maybeLines),
	stepFree: tick,
	buggySpace: tick,
	crecheRoom: tick
};

type VenueTyped = v.InferOutput<v.ObjectSchema<typeof venueFields, undefined>>;

/** What was typed about a venue, as commands take it. */
export function venueFrom({
	name,
	area,
	address,
	postcode,
	showsAddress,
	stepFree,
	buggySpace,
	crecheRoom,
	...typed
}: VenueTyped) {
	const where = { name, area, address, postcode, showsAddress };
	return { ...where, stepFree, buggySpace, crecheRoom, access: gathered(typed, 'access'), way: gathered(typed, 'way') };
}

/** A place as somebody describes it: its name, where it is, how to get in. */
export type VenueDetails = ReturnType<typeof venueFrom>;

/** A new venue, with the id that makes sending it twice harmless. */
export const newVenueForm = v.pipe(
	v.object({ id: formId, ...venueFields }),
	v.transform(({ id, ...typed }) => ({ id, ...venueFrom(typed) }))
);

/** A change to a venue, with the version it was made from. */
export const changeVenueForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...venueFields }),
	v.transform(({ version, ...typed }) => ({ version, ...venueFrom(typed) }))
);
