import * as v from 'valibot';
import { chosen, day, formId, maybe, maybeLines, tick, time, whole, inOrder } from '#platform/forms/fields.ts';
import { m } from '#messages';
import type { Bands } from '#rooms/people/child/form.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';
import type { VenueDetails } from '../venue/form.ts';
import type { CourseTimes } from '../session/form.ts';

export const most = { places: 200, band: 60, offerHours: 336, label: 120, promise: 400 } as const;

const courseFields = {
	...inEach('label', most.label),
	...inEach('promise', most.promise, maybeLines),
	venueId: chosen,
	places: whole(1, most.places),
	'band-under-two': whole(0, most.band),
	'band-two': whole(0, most.band),
	'band-three-or-more': whole(0, most.band),
	offerHours: whole(1, most.offerHours)
};
type CourseTyped = v.InferOutput<v.ObjectSchema<typeof courseFields, undefined>>;

/** What was typed about a course, as commands take it. */
function courseFrom(typed: CourseTyped) {
	const { venueId, places, offerHours } = typed;
	const bands: Bands = {
		'under-two': typed['band-under-two'],
		two: typed['band-two'],
		'three-or-more': typed['band-three-or-more']
	};
	return { label: gathered(typed, 'label'), promise: gathered(typed, 'promise'), venueId, places, offerHours, bands };
}

/** What a coordinator settles about a course. */
export type CourseDetails = ReturnType<typeof courseFrom>;

/** A course to make: from the template, or from an earlier course whose plans it takes over. */
export interface NewCourse extends CourseDetails, CourseTimes {
	id: string;
	copyOf?: string;
	/** A venue that was not on the list yet; it is added with the course. */
	newVenue?: VenueDetails;
}

const endsTooSoon = () => m.programmes_courses_ends_before_it_starts();

/** A new course; its venue may be one that is not on the list yet. */
export const newCourseForm = v.pipe(
	v.object({
		...courseFields,
		id: formId,
		copyOf: v.optional(chosen),
		venueId: v.union([v.literal(''), chosen], () => m.forms_choose()),
		'venue-name': maybe(200),
		'venue-area': maybe(200),
		'venue-stepFree': tick,
		'venue-buggySpace': tick,
		'venue-crecheRoom': tick,
		firstDay: day,
		from: time,
		to: time
	}),
	inOneAtLeast('label'),
	v.forward(v.partialCheck([['from'], ['to']], inOrder, endsTooSoon), ['to']),
	v.forward(
		v.partialCheck(
			[['venueId'], ['venue-name']],
			(typed) => Boolean(typed.venueId || typed['venue-name']),
			() => m.programmes_courses_venue_needed()
		),
		['venueId']
	),
	v.transform(newCourseFrom)
);

type NewCourseTyped = CourseTimes & { id: string; copyOf?: string } & CourseTyped & NewVenueTyped;

function newCourseFrom(typed: NewCourseTyped): NewCourse {
	const { id, copyOf, firstDay, from, to } = typed;
	const newVenue = newVenueFrom(typed);
	return { ...courseFrom(typed), id, copyOf, firstDay, from, to, newVenue };
}

interface NewVenueTyped {
	'venue-name': string;
	'venue-area': string;
	'venue-stepFree': boolean;
	'venue-buggySpace': boolean;
	'venue-crecheRoom': boolean;
}

/** The venue that was described in the course's own form, if one was. */
function newVenueFrom(typed: NewVenueTyped): VenueDetails | undefined {
	if (!typed['venue-name']) return undefined;
	return {
		name: typed['venue-name'],
		area: typed['venue-area'],
		address: '',
		postcode: '',
		showsAddress: false,
		access: {},
		stepFree: typed['venue-stepFree'],
		buggySpace: typed['venue-buggySpace'],
		crecheRoom: typed['venue-crecheRoom']
	};
}

/** A change to a course, with the version it was made from. */
export const changeCourseForm = v.pipe(
	v.object({ ...courseFields, version: whole(1, 1_000_000) }),
	inOneAtLeast('label'),
	v.transform((typed) => ({ ...courseFrom(typed), version: typed.version }))
);

/** New dates for a whole course that nobody has been promised yet. */
export const moveCourseForm = v.pipe(
	v.object({ firstDay: day, from: time, to: time, version: whole(1, 1_000_000) }),
	v.forward(v.partialCheck([['from'], ['to']], inOrder, endsTooSoon), ['to'])
);
