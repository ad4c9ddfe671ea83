import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { timesOf } from '../session/plan.server.ts';
import { listSessions, type Session } from '../session/queries.server.ts';
import type { ChildrensPlace, Mode, ProgrammeKind, Template, WayIn } from '../template/course-template.ts';
import { listProgrammesOf } from '../programme/queries.server.ts';
import { templateOfProgramme } from '../template/queries.server.ts';
import { templates } from '../template/templates.ts';
import type { ForWhom, HeldIn } from './form.ts';
import { ruleValues, type FitRules } from '../fit-rule/form.ts';
import { type Words, wordValues } from '#platform/forms/words.ts';
import { hopeValues } from '../hope/form.ts';
import { getHopes } from '../hope/queries.server.ts';
import { findArea } from '../area/queries.server.ts';
import { findVenue, type Venue } from '../venue/queries.server.ts';
import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import { getBands, getBandsTaken } from '#creche';

/** One run of a programme, whatever its kind. Its id is also the circle to which its parents belong. */
export interface Cohort extends FitRules {
	id: string;
	programmeId: string;
	slug: string;
	kind: ProgrammeKind;
	wayIn: WayIn;
	children: ChildrensPlace;
	label: Words;
	promise: Words;
	/** What it is not, for whoever wonders. */
	isNot: Words;
	/** What a trip costs, and where one meets to set off. */
	cost: Words;
	meetingPoint: Words;
	/** How it meets; online alone it may have no venue. */
	mode: Mode;
	venueId: string | null;
	/** The area in which it lies and the partner that delivers it, where the charity said so. */
	areaId: string | null;
	partnerId: string | null;
	/** How many fit; null where the door is open. */
	places: number | null;
	offerHours: number;
	/** After so many meetings without a word somebody is called. */
	callAfter: number;
	/** The language in which it is held; `all` where in each, empty where nobody said. */
	heldIn: HeldIn;
	forWhom: ForWhom;
	publishedAt: Date | null;
	version: number;
	/** Rises when its name or its venue changes; when that was last. For calendars. */
	sequence: number;
	changedAt: Date;
}

const columns = [
	'id',
	'programme_id as programmeId',
	'slug',
	'kind',
	'way_in as wayIn',
	'children',
	'label',
	'promise',
	'is_not as isNot',
	'cost',
	'meeting_point as meetingPoint',
	'mode',
	'venue_id as venueId',
	'area_id as areaId',
	'partner_id as partnerId',
	'places',
	'offer_hours as offerHours',
	'call_after as callAfter',
	'held_in as heldIn',
	'for_whom as forWhom',
	'age_from as ageFrom',
	'age_to as ageTo',
	'child_from as childFrom',
	'child_to as childTo',
	'been_before as beenBefore',
	'published_at as publishedAt',
	'version',
	'sequence',
	'changed_at as changedAt'
] as const;

/** A course run that this person may see, or nothing. */
export async function findCohort(tx: Tx, id: string): Promise<Cohort | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.db.selectFrom('programmes.cohort').select(columns).where('id', '=', id).executeTakeFirst();
	return row as Cohort | undefined;
}

/** A course run. Throws NotFound. */
export async function getCohort(tx: Tx, id: string): Promise<Cohort> {
	const cohort = await findCohort(tx, id);
	if (!cohort) throw new NotFound();
	return cohort;
}

/** How many places of a published course are taken or held by an offer, and how many people wait; where places are had for one meeting, for that one or for the fullest to come. */
export async function countPlaces(
	tx: Tx,
	cohortId: string,
	sessionId: string | null = null
): Promise<{ taken: number; waiting: number }> {
	const { rows } = await sql<{ taken: number; waiting: number }>`
		select programmes.places_taken(${cohortId}::uuid, ${sessionId}::uuid) as taken,
			programmes.waiting(${cohortId}::uuid, ${sessionId}::uuid) as waiting`.execute(tx.db);
	return rows[0] ?? { taken: 0, waiting: 0 };
}

/** How many places are left at one meeting, where places are had for one; 0 while anybody waits for one there. */
export interface EachPlaces {
	sessionId: string;
	left: number;
	waiting: number;
}

/** A published course as anybody may know it: what, when, where, and how full. */
export interface PublicCohort extends Cohort {
	/** Where places are had for one meeting: how full each that is to come is, the next first. */
	each: EachPlaces[];
	placesTaken: number;
	placesLeft: number;
	waiting: number;
	/** Where it meets; null where it meets online alone. */
	venue: Venue | null;
	/** The names of its area and partner. */
	area: string | null;
	partner: string | null;
	/** Its meetings, cancelled ones too, so that nobody comes in vain. */
	sessions: Session[];
	crecheBands: Bands;
	crecheTaken: Bands;
}

/** The street and the number stay behind, unless those who keep the venue ticked that anybody may read them. */
const publicly = (venue: Venue): Venue => (venue.showsAddress ? venue : { ...venue, address: '', postcode: '' });

async function asPublic(tx: Tx, cohort: Cohort): Promise<PublicCohort> {
	const venue = await findVenue(tx, cohort.venueId);
	if (!venue && cohort.mode !== 'online') throw new NotFound();
	const each = cohort.wayIn === 'each' ? await listEachPlaces(tx, cohort.id) : [];
	const { taken, waiting } = await countPlaces(tx, cohort.id);
	const left = cohort.wayIn === 'each' ? each.map((one) => one.left) : [(cohort.places ?? 0) - taken];
	return {
		...cohort,
		each,
		placesTaken: taken,
		placesLeft: Math.max(0, ...left),
		waiting: cohort.wayIn === 'each' && Math.max(0, ...left) > 0 ? 0 : waiting,
		venue: venue ? publicly(venue) : null,
		area: (cohort.areaId && (await findArea(tx, cohort.areaId))?.name) ?? null,
		partner: (cohort.partnerId && (await findArea(tx, cohort.partnerId, 'programmes.partner'))?.name) ?? null,
		sessions: await listSessions(tx, cohort.id),
		crecheBands: await getBands(tx, cohort.id),
		// where a crèche has places for one meeting, no number holds for all
		crecheTaken: cohort.wayIn === 'each' ? noBands : await getBandsTaken(tx, cohort.id)
	};
}

async function listEachPlaces(tx: Tx, cohortId: string): Promise<EachPlaces[]> {
	const { rows } = await sql<EachPlaces>`
		select s.id as "sessionId", n.waiting, case when n.waiting > 0 then 0 else greatest(0, c.places - programmes.places_taken(c.id, s.id)) end as left
		from programmes.cohort c join programmes.meeting s on s.org_id = c.org_id and s.cohort_id = c.id
			cross join lateral (select programmes.waiting(c.id, s.id) as waiting) n
		where c.id = ${cohortId} and s.starts_at > ${tx.now}::timestamptz order by s.starts_at, s.id`.execute(tx.db);
	return rows;
}

/** A published course by its address, with its weeks, venue, places and crèche. Throws NotFound. */
export async function getPublicCohort(tx: Tx, slug: string): Promise<PublicCohort> {
	if (!/^[a-z0-9-]{1,80}$/.test(slug)) throw new NotFound();
	const row = await tx.db
		.selectFrom('programmes.cohort')
		.select(columns)
		.where('slug', '=', slug)
		.where('published_at', 'is not', null)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return asPublic(tx, row as Cohort);
}

/** The courses that anybody may join or that are running now, the next to begin first. */
export async function listPublishedCohorts(tx: Tx): Promise<PublicCohort[]> {
	const rows = await tx.db
		.selectFrom('programmes.cohort as cohort')
		.select(columns.map((column) => `cohort.${column}` as const))
		.where('cohort.published_at', 'is not', null)
		.where('cohort.id', 'in', (from) =>
			from.selectFrom('programmes.session').select('cohort_id').where('ends_at', '>', tx.now)
		)
		.orderBy((from) =>
			from
				.selectFrom('programmes.session as session')
				.select((on) => on.fn.min('session.starts_at').as('first'))
				.whereRef('session.cohort_id', '=', 'cohort.id')
		)
		.execute();
	const cohorts: PublicCohort[] = [];
	for (const row of rows) cohorts.push(await asPublic(tx, row as unknown as Cohort));
	return cohorts;
}

/** The template from which a run was made, also an own one that is offered no more; the first of all where its programme knows none of ours. */
export async function templateOf(tx: Tx, cohortId: string): Promise<Template> {
	const row = await tx.db
		.selectFrom('programmes.cohort as cohort')
		.innerJoin('programmes.programme as programme', 'programme.id', 'cohort.programme_id')
		.select(['programme.template', 'programme.template_id as templateId'])
		.where('cohort.id', '=', cohortId)
		.executeTakeFirst();
	return row ? templateOfProgramme(tx, row) : templates[0];
}

/** What the form of a new run starts with: the template's words, or those of the run that is made again. */
export async function getCourseDefaults(
	tx: Tx,
	template: Template,
	copyOf?: string
): Promise<{ defaults: Record<string, string>; copied: Words | null }> {
	const { promise } = template;
	const [called] = await listProgrammesOf(tx, template);
	const usual = {
		...{ places: '12', offerHours: '48', callAfter: '2', from: '10:00', to: '12:00' },
		...template.hours,
		...{ venueId: '', mode: template.mode ?? 'room', forWhom: template.forWhom ?? 'everybody' }
	};
	if (!copyOf)
		return {
			defaults: {
				...usual,
				...wordValues('label', called?.name ?? template.name),
				...wordValues('promise', promise),
				...wordValues('not', template.isNot ?? {}),
				...bandValues(template.children === 'creche' ? { 'under-two': 3, two: 3, 'three-or-more': 4 } : noBands)
			},
			copied: null
		};
	const cohort = await getCohort(tx, copyOf);
	const times = timesOf(await listSessions(tx, copyOf), tx.zone);
	const defaults = {
		...usual,
		...readCourseValues(cohort, await getBands(tx, copyOf)),
		...hopeValues(await getHopes(tx, copyOf)),
		from: times?.from ?? usual.from,
		to: times?.to ?? usual.to
	};
	return { defaults, copied: cohort.label };
}

/** A course as the fields of its form hold it. */
export function readCourseValues(cohort: Cohort, bands: Bands): Record<string, string> {
	const { mode, areaId, partnerId, places, offerHours, callAfter, label, promise, cost, meetingPoint } = cohort;
	const { heldIn, forWhom } = cohort;
	return {
		mode,
		venueId: cohort.venueId ?? '',
		areaId: areaId ?? '',
		partnerId: partnerId ?? '',
		heldIn,
		forWhom,
		...ruleValues(cohort),
		places: String(places ?? ''),
		offerHours: String(offerHours),
		callAfter: String(callAfter),
		...wordValues('label', label),
		...wordValues('promise', promise),
		...wordValues('not', cohort.isNot),
		...wordValues('cost', cost),
		...wordValues('meet', meetingPoint),
		...bandValues(bands)
	};
}

const noBands: Bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };

function bandValues(bands: Bands): Record<string, string> {
	return Object.fromEntries(ageBands.map((band) => [`band-${band}`, String(bands[band])]));
}

/** The first day and the hours of a course, as its meetings have them now. */
export async function getCourseTimes(tx: Tx, cohortId: string): Promise<Record<string, string>> {
	return { ...timesOf(await listSessions(tx, cohortId), tx.zone) };
}
