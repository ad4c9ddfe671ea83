import * as v from 'valibot';
import { chosen, day, formId, maybe, maybeLines, oneOf, tick, time, whole, inOrder } from '#platform/forms/fields.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import type { Bands } from '#rooms/people/child/form.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { hopeFields, hopesFrom, type Hopes } from '../hope/form.ts';
import type { VenueDetails } from '../venue/form.ts';
import type { CourseTimes } from '../session/form.ts';
import { modes, waysIn, type Mode, type WayIn } from '../template/course-template.ts';
import { wayOnline, type WayOnline } from '../online/form.ts';
import { templateKeys } from '../template/templates.ts';
import { ofItsOwn } from '../programme/policy.ts';
import { agesInOrder, ruleFields, rulesFrom, stagesInOrder, type FitRules } from '../fit-rule/form.ts';

export const most = {
	places: 200,
	band: 60,
	offerHours: 336,
	label: 120,
	promise: 400,
	isNot: 240,
	cost: 160,
	meetingPoint: 300
} as const;

/** For whom a course is. */
export const forWhomChoices = ['everybody', 'mothers', 'fathers', 'pregnant', 'loss'] as const;
export type ForWhom = (typeof forWhomChoices)[number];
/** It is held in each language that the organisation speaks. */
export const inAllLanguages = 'all';
export const heldInChoices = ['', inAllLanguages, ...languages] as const;
export type HeldIn = (typeof heldInChoices)[number];

const courseFields = {
	...inEach('label', most.label),
	...inEach('promise', most.promise, maybeLines),
	...inEach('not', most.isNot, maybeLines),
	...inEach('cost', most.cost, maybe),
	...inEach('meet', most.meetingPoint, maybeLines),
	mode: v.optional(oneOf(modes), 'room'),
	...wayOnline,
	venueId: v.union([v.literal(''), chosen], () => m.forms_choose()),
	areaId: v.optional(
		v.union([v.literal(''), chosen], () => m.forms_choose()),
		''
	),
	partnerId: v.optional(
		v.union([v.literal(''), chosen], () => m.forms_choose()),
		''
	),
	heldIn: v.optional(oneOf(heldInChoices), ''),
	forWhom: v.optional(oneOf(forWhomChoices), 'everybody'),
	...ruleFields,
	...hopeFields,
	places: whole(1, most.places),
	'band-under-two': whole(0, most.band),
	'band-two': whole(0, most.band),
	'band-three-or-more': whole(0, most.band),
	offerHours: whole(1, most.offerHours),
	callAfter: v.optional(whole(1, 6), '2')
};
type CourseTyped = v.InferOutput<v.ObjectSchema<typeof courseFields, undefined>>;

/** What was typed about a course, as commands take it. */
function courseFrom(typed: CourseTyped) {
	const { mode, onlineLink, onlinePhone, venueId, areaId, partnerId, places, offerHours } = typed;
	const { callAfter, heldIn, forWhom } = typed;
	const bands: Bands = {
		'under-two': typed['band-under-two'],
		two: typed['band-two'],
		'three-or-more': typed['band-three-or-more']
	};
	return {
		label: gathered(typed, 'label'),
		promise: gathered(typed, 'promise'),
		isNot: gathered(typed, 'not'),
		cost: gathered(typed, 'cost'),
		meetingPoint: gathered(typed, 'meet'),
		mode,
		wayOnline: { link: onlineLink, phone: onlinePhone },
		venueId,
		areaId,
		partnerId,
		places,
		offerHours,
		callAfter,
		bands,
		heldIn,
		forWhom,
		rules: rulesFrom(typed),
		hopes: hopesFrom(typed)
	};
}

/** What a coordinator settles about a course, or about a group with an open door, which has no places. */
export interface CourseDetails extends Omit<
	ReturnType<typeof courseFrom>,
	| 'places'
	| 'callAfter'
	| 'isNot'
	| 'cost'
	| 'meetingPoint'
	| 'heldIn'
	| 'forWhom'
	| 'rules'
	| 'hopes'
	| 'areaId'
	| 'partnerId'
	| 'mode'
	| 'wayOnline'
	| 'venueId'
> {
	/** Where it meets; empty or null where it meets online alone. */
	venueId: string | null;
	/** In a room where nothing is said; what meets online alone needs no venue. */
	mode?: Mode;
	/** How one comes in online. */
	wayOnline?: WayOnline;
	/** The area in which it lies and the partner that delivers it; empty or left out where there is none. */
	areaId?: string;
	partnerId?: string;
	places: number | null;
	/** After so many meetings without a word somebody is called; two where nothing is said. */
	callAfter?: number;
	/** What it is not, for whoever wonders. */
	isNot?: Words;
	/** What a trip costs; nothing where it is free. */
	cost?: Words;
	/** Where one meets to set off on a trip. */
	meetingPoint?: Words;
	/** The language in which it is held; empty where nobody said. */
	heldIn?: HeldIn;
	forWhom?: ForWhom;
	/** Whom it is meant for by age, by the child and by having been here; nothing changes where nothing is said. */
	rules?: FitRules;
	/** How many people it hopes to reach; nothing changes where nothing is said. */
	hopes?: Hopes;
}

/** A course to make: from a template, or from an earlier course whose plans it takes over. */
export interface NewCourse extends CourseDetails, CourseTimes {
	id: string;
	/** The key of the template, or the id of an own one; the seven-week course where none is said. */
	template?: string;
	copyOf?: string;
	/** The programme to which it belongs, or that it begins one of its own; the usual one where nothing is said. */
	programme?: string;
	/** How one comes in; as the template has it where nothing is said. */
	wayIn?: WayIn;
	/** A venue that was not on the list yet; it is added with the course. */
	newVenue?: VenueDetails;
}

/** The ages and stages of a rule are in order. */
const agesWrong = () => m.programmes_fit_age_order();
const stagesWrong = () => m.programmes_fit_child_order();
const endsTooSoon = () => m.programmes_courses_ends_before_it_starts();

/** A new course; its venue may be one that is not on the list yet. */
export const newCourseForm = v.pipe(
	v.object({
		...courseFields,
		id: formId,
		copyOf: v.optional(chosen),
		template: v.optional(v.union([v.picklist(templateKeys), chosen], () => m.forms_choose())),
		programme: v.optional(v.union([v.picklist(['', ofItsOwn]), chosen], () => m.forms_choose())),
		wayIn: v.optional(oneOf(waysIn)),
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
	v.forward(v.partialCheck([['ageFrom'], ['ageTo']], agesInOrder, agesWrong), ['ageTo']),
	v.forward(v.partialCheck([['childFrom'], ['childTo']], stagesInOrder, stagesWrong), ['childTo']),
	v.forward(v.partialCheck([['from'], ['to']], inOrder, endsTooSoon), ['to']),
	v.forward(
		v.partialCheck(
			[['mode'], ['venueId'], ['venue-name']],
			(typed) => Boolean(typed.mode === 'online' || typed.venueId || typed['venue-name']),
			() => m.programmes_courses_venue_needed()
		),
		['venueId']
	),
	v.transform(newCourseFrom)
);

type NewCourseTyped = CourseTimes & {
	id: string;
	copyOf?: string;
	template?: string;
	programme?: string;
	wayIn?: WayIn;
} & CourseTyped &
	NewVenueTyped;

function newCourseFrom(typed: NewCourseTyped): NewCourse {
	const { id, copyOf, template, programme, wayIn, firstDay, from, to } = typed;
	const newVenue = newVenueFrom(typed);
	return { ...courseFrom(typed), id, copyOf, template, programme, wayIn, firstDay, from, to, newVenue };
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
		way: {},
		stepFree: typed['venue-stepFree'],
		buggySpace: typed['venue-buggySpace'],
		crecheRoom: typed['venue-crecheRoom']
	};
}

/** A change to a course, with the version it was made from. */
export const changeCourseForm = v.pipe(
	v.object({ ...courseFields, version: whole(1, 1_000_000) }),
	inOneAtLeast('label'),
	v.forward(v.partialCheck([['ageFrom'], ['ageTo']], agesInOrder, agesWrong), ['ageTo']),
	v.forward(v.partialCheck([['childFrom'], ['childTo']], stagesInOrder, stagesWrong), ['childTo']),
	v.forward(
		v.partialCheck(
			[['mode'], ['venueId']],
			({ mode, venueId }) => mode === 'online' || venueId !== '',
			() => m.programmes_courses_venue_needed()
		),
		['venueId']
	),
	v.transform((typed) => ({ ...courseFrom(typed), version: typed.version }))
);

/** What a form of a run with an open door doesn't ask: nobody has a place in it, nor a child in a crèche that counts places. */
const notAsked = { places: '1', 'band-under-two': '0', 'band-two': '0', 'band-three-or-more': '0', offerHours: '48' };
const typedOpen = v.record(v.string(), v.unknown());

/** A new run with an open door. */
export const newOpenForm = v.pipe(
	typedOpen,
	v.transform((typed) => ({ ...typed, ...notAsked }) as v.InferInput<typeof newCourseForm>),
	newCourseForm,
	v.transform((run): NewCourse => ({ ...run, places: null }))
);

/** A change to a run with an open door. */
export const changeOpenForm = v.pipe(
	typedOpen,
	v.transform((typed) => ({ ...typed, ...notAsked }) as v.InferInput<typeof changeCourseForm>),
	changeCourseForm,
	v.transform((run): CourseDetails & { version: number } => ({ ...run, places: null }))
);

/** New dates for a whole course that nobody has been promised yet. */
export const moveCourseForm = v.pipe(
	v.object({ firstDay: day, from: time, to: time, version: whole(1, 1_000_000) }),
	v.forward(v.partialCheck([['from'], ['to']], inOrder, endsTooSoon), ['to'])
);
