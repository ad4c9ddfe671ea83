import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { placeFreed } from '#rooms/programmes/events.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { bankHolidayOn } from '#platform/calendar/bank-holidays.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import {
	addBlock,
	hoursOn,
	weeksOfCohort,
	weeksOfTemplate,
	writeMeetings,
	type PlannedWeek
} from '../session/plan.server.ts';
import { weeklyDays } from '#platform/calendar/weeks.ts';
import { tellParentsWhere } from '../session/commands.server.ts';
import { firstBlockOf, listSessions } from '../session/queries.server.ts';
import { wayInto, type Template, type WayIn } from '../template/course-template.ts';
import { findByKey, isOffered } from '../template/queries.server.ts';
import { addProgramme } from '../programme/commands.server.ts';
import { ofItsOwn, programmeChosen } from '../programme/policy.ts';
import { listProgrammesOf } from '../programme/queries.server.ts';
import { areaMissing } from '../area/queries.server.ts';
import type { AreaRefusal } from '../area/policy.ts';
import { keepHopes } from '../hope/commands.server.ts';
import { keepWayOnline } from '../online/commands.server.ts';
import { refusedMode, type ModeRefusal } from '../online/policy.ts';
import { addVenue } from '../venue/commands.server.ts';
import { findVenue } from '../venue/queries.server.ts';
import { ageBands } from '#rooms/people/child/form.ts';
import type { CourseDetails, NewCourse } from './form.ts';
import { ruleColumns } from '../fit-rule/form.ts';
import type { CourseTimes } from '../session/form.ts';
import { daysAhead, mayManageCourses, needsVenue, refusedPlaces, type PlacesRefusal } from './policy.ts';
import { countPlaces, findCohort, getCohort, templateOf, type Cohort } from './queries.server.ts';
import { getBandsTaken, planCrecheDays, writeBands } from '#creche';
import { lockAddressesOfCourses, lockCourse, type LockedCourse } from '../../locks.ts';
import { freeSlug } from './slug.server.ts';

/** Why a run can't be where it was said to be, or have so many places. */
type PlaceRefusal = PlacesRefusal | AreaRefusal | ModeRefusal | 'venue-missing';
/** Why a run can't be made so. */
type NewRefusal = DayRefusal | PlaceRefusal | 'called-the-same' | 'template-retired' | 'programme-missing';

export type DayRefusal = 'in-the-past' | 'too-far' | 'bank-holiday';

/** Why nothing can begin on a day. */
export function refusedDay(firstDay: string, today: string): DayRefusal | undefined {
	if (firstDay < today) return 'in-the-past';
	if (firstDay > daysAfter(today, daysAhead)) return 'too-far';
	return bankHolidayOn(firstDay) ? 'bank-holiday' : undefined;
}

/** Makes a course, group or workshop as a draft: its weeks from the template, or from an earlier run that is made again. */
export async function createCohort(tx: Tx, course: NewCourse): Promise<Outcome<NewRefusal, string>> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	await lockAddressesOfCourses(tx);
	const template = await templateFor(tx, course);
	if (!course.copyOf && !isOffered(template)) return refused('template-retired');
	const programme = await programmeFor(tx, template, course);
	if (programme === 'missing') return refused('programme-missing');
	const run = { ...template, ...(await comesIn(tx, template, course)) };
	const wrong = refusedPlaces(run, course) ?? (await refusedPlace(tx, run, course));
	if (wrong) return refused(wrong);
	const weeks = await weeksFor(tx, template, course.copyOf);
	const zone = tx.zone;
	const wrongDay = refusedDay(course.firstDay, isoDay(tx.now, zone));
	if (wrongDay) return refused(wrongDay);
	const { newVenue } = course;
	const venueId = newVenue ? uuidv7() : course.venueId;
	const added = newVenue && (await addVenue(tx, { ...newVenue, id: venueId ?? '' }));
	if (added?.ok === false) return added;
	const programmeId = programme?.id ?? (await addProgramme(tx, template, namedAs(template, course)));
	await writeCohort(tx, { ...course, venueId, programmeId }, run);
	await writeBands(tx, course.id, course.bands);
	if (course.wayOnline) await keepWayOnline(tx, course.id, course.wayOnline);
	if (course.hopes) await keepHopes(tx, course.id, course.hopes);
	const blockId = await firstBlock(tx, course.id, template);
	await writeMeetings(tx, { cohortId: course.id, blockId }, weeks, course, zone);
	const { copyOf = null } = course;
	await record(tx, 'programmes.cohort.created', { cohort: course.id, template: template.key, copyOf });
	return doneWith(course.id);
}

/** How one comes into a run: as was chosen, as into the run that is made again, or as the template has it. Places for one meeting each may have a crèche. */
async function comesIn(
	tx: Tx,
	template: Template,
	{ wayIn, copyOf, bands }: NewCourse
): Promise<Pick<Template, 'wayIn' | 'children'>> {
	const comes = wayInto(template, wayIn, copyOf && (await getCohort(tx, copyOf)).wayIn);
	const hasCreche = comes === 'each' && ageBands.some((band) => bands[band] > 0);
	return { wayIn: comes, children: hasCreche ? 'creche' : template.children };
}

/** Why a run can't meet where it was said to: its mode, its venue, its area or its partner is wrong. */
async function refusedPlace(
	tx: Tx,
	run: { wayIn: WayIn },
	details: CourseDetails & { newVenue?: unknown },
	before?: Cohort
): Promise<PlaceRefusal | undefined> {
	const hasVenue = Boolean(details.newVenue ?? (await findVenue(tx, details.venueId)));
	if (!hasVenue && (details.venueId || needsVenue(details))) return 'venue-missing';
	return refusedMode(run, details.mode ?? 'room', hasVenue) ?? (await areaMissing(tx, details, before));
}

/** How many meetings a course would have that is made so. Throws NotFound. */
export async function countMeetings(tx: Tx, course: Pick<NewCourse, 'copyOf' | 'template'>): Promise<number> {
	return (await weeksFor(tx, await templateFor(tx, course), course.copyOf)).length;
}

async function templateFor(tx: Tx, { copyOf, template }: Pick<NewCourse, 'copyOf' | 'template'>): Promise<Template> {
	if (!copyOf) return findByKey(tx, template);
	if (!(await findCohort(tx, copyOf))) throw new NotFound();
	return templateOf(tx, copyOf);
}

async function weeksFor(tx: Tx, template: Template, copyOf: string | undefined): Promise<PlannedWeek[]> {
	if (!copyOf) return weeksOfTemplate(template);
	const weeks = await weeksOfCohort(tx, copyOf, template.blocks.length ? await firstBlockOf(tx, copyOf) : null);
	return weeks.length ? weeks : weeksOfTemplate(template);
}

async function firstBlock(tx: Tx, cohortId: string, { blocks }: Template): Promise<string | undefined> {
	const [block] = blocks;
	return block && addBlock(tx, cohortId, { position: 1, round: 1, key: block.key, title: block.title });
}

async function writeCohort(tx: Tx, course: NewCourse & { programmeId: string }, template: Template): Promise<void> {
	await tx.db
		.insertInto('programmes.cohort')
		.values({
			org_id: tx.actor.orgId,
			id: course.id,
			programme_id: course.programmeId,
			kind: template.kind,
			way_in: template.wayIn,
			children: template.children,
			slug: await freeSlug(tx, course.firstDay),
			...columnsOf(course),
			created_at: tx.now,
			created_by: tx.actor.id
		})
		.execute();
}

/** The programme of a run that is made; nobody else makes one meanwhile, for addresses of courses are under their lock. */
async function programmeFor(tx: Tx, template: Template, { programme, copyOf }: NewCourse) {
	const again = copyOf ? (await getCohort(tx, copyOf)).programmeId : undefined;
	return programmeChosen(await listProgrammesOf(tx, template), programme, again);
}

/** A programme is called as its template says, or, where it is one of its own, as its first run. */
const namedAs = (template: Template, { programme, label, promise }: NewCourse) =>
	programme === ofItsOwn ? { name: label, promise } : template;

function columnsOf(details: CourseDetails) {
	const { label, promise, isNot = {}, cost = {}, meetingPoint = {}, venueId, places, offerHours } = details;
	const { heldIn, forWhom, areaId, partnerId, callAfter, mode, rules } = details;
	return {
		...(rules && ruleColumns(rules)),
		...(callAfter ? { call_after: callAfter } : {}),
		label: JSON.stringify(label),
		promise: JSON.stringify(promise),
		is_not: JSON.stringify(isNot),
		cost: JSON.stringify(cost),
		meeting_point: JSON.stringify(meetingPoint),
		mode: mode ?? 'room',
		venue_id: venueId || null,
		area_id: areaId || null,
		partner_id: partnerId || null,
		places,
		offer_hours: offerHours,
		held_in: heldIn ?? '',
		for_whom: forWhom ?? 'everybody'
	};
}

/** A course that whoever speaks may change, as it is once nobody else changes it. Throws NotFound and Forbidden. */
export async function courseToManage(tx: Tx, id: string): Promise<{ cohort: Cohort; course: LockedCourse }> {
	if (!(await findCohort(tx, id))) throw new NotFound();
	if (!mayManageCourses(tx.actor, id)) throw new Forbidden();
	const course = await lockCourse(tx, id);
	return { cohort: await getCohort(tx, id), course };
}

/** Takes the version a change was made from one further; false when somebody else changed the course since. */
async function claimVersion(
	tx: Tx,
	id: string,
	version: number,
	changes: Partial<ReturnType<typeof columnsOf>> = {}
): Promise<boolean> {
	const claimed = await tx.db
		.updateTable('programmes.cohort')
		.set({ ...changes, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return claimed.numUpdatedRows > 0n;
}

/** Changes what a course is called, where it is and how many fit, unless that would take a place from somebody. Parents are told of a new venue. */
export async function changeCohort(
	tx: Tx,
	id: string,
	{ version, ...details }: CourseDetails & { version: number }
): Promise<Outcome<PlaceRefusal | 'changed-meanwhile' | 'places-taken' | 'creche-taken'>> {
	const { cohort, course } = await courseToManage(tx, id);
	const wrong = refusedPlaces(cohort, details) ?? (await refusedPlace(tx, cohort, details, cohort));
	if (wrong) return refused(wrong);
	if (details.places !== null && details.places < (await countPlaces(tx, id)).taken) return refused('places-taken');
	const taken = await getBandsTaken(tx, id);
	if (ageBands.some((band) => details.bands[band] < taken[band])) return refused('creche-taken');
	if (!(await claimVersion(tx, id, version, columnsOf(details)))) return refused('changed-meanwhile');
	await writeBands(tx, id, details.bands);
	await record(tx, 'programmes.cohort.changed', { cohort: id });
	if (details.wayOnline) await keepWayOnline(tx, id, details.wayOnline);
	if (details.hopes) await keepHopes(tx, id, details.hopes);
	await meetAsSaid(tx, course, cohort, details, version + 1);
	// More places, for parents or for children, are offered to whoever has waited longest.
	if (cohort.publishedAt) await announce(tx, placeFreed, { cohort: id });
	return done;
}

/** Parents hear of a new room, or that it meets in another way; meetings that met so before differ no longer, and the crèche learns of it. */
async function meetAsSaid(
	tx: Tx,
	course: LockedCourse,
	before: Cohort,
	{ mode = 'room', venueId }: CourseDetails,
	version: number
): Promise<void> {
	if (mode !== before.mode) {
		await tx.db
			.updateTable('programmes.session')
			.set({ mode: null })
			.where('cohort_id', '=', course.id)
			.where('mode', '=', mode)
			.execute();
		await planCrecheDays(tx, course);
	}
	if (mode !== before.mode || (mode !== 'online' && venueId !== before.venueId))
		await tellParentsWhere(tx, course.id, version);
}

/** Gives a course that is still a draft new days, from a new first day on. */
export async function moveCohort(
	tx: Tx,
	id: string,
	{ version, ...times }: CourseTimes & { version: number }
): Promise<Outcome<DayRefusal | 'published' | 'changed-meanwhile'>> {
	const { cohort } = await courseToManage(tx, id);
	if (cohort.publishedAt) return refused('published');
	const zone = tx.zone;
	const wrongDay = refusedDay(times.firstDay, isoDay(tx.now, zone));
	if (wrongDay) return refused(wrongDay);
	if (!(await claimVersion(tx, id, version))) return refused('changed-meanwhile');
	const sessions = await listSessions(tx, id);
	const days = weeklyDays(times.firstDay, sessions.length);
	for (const [index, session] of sessions.entries())
		await tx.db
			.updateTable('programmes.session')
			.set((on) => ({ ...hoursOn(days[index] ?? times.firstDay, times, zone), version: on('version', '+', 1) }))
			.where('id', '=', session.id)
			.execute();
	await record(tx, 'programmes.cohort.moved', { cohort: id });
	return done;
}

/** Throws a draft away. A course that is or was open to parents stays. */
export async function discardCohort(tx: Tx, id: string): Promise<Outcome<'published' | 'people-have-joined'>> {
	const { cohort, course } = await courseToManage(tx, id);
	if (cohort.publishedAt) return refused('published');
	if (await hasPeople(tx, course)) return refused('people-have-joined');
	await tx.db.deleteFrom('programmes.cohort').where('id', '=', id).execute();
	await record(tx, 'programmes.cohort.discarded', { cohort: id });
	return done;
}

/** Whether anybody has ever asked to come to a course, or came; nobody else asks until this transaction ends. */
export async function hasPeople(tx: Tx, { id }: LockedCourse): Promise<boolean> {
	const asked = tx.db.selectFrom('programmes.registration').select('id').where('cohort_id', '=', id);
	const came = tx.db
		.selectFrom('programmes.attendance as line')
		.innerJoin('programmes.session as session', 'session.id', 'line.session_id')
		.select('line.id')
		.where('session.cohort_id', '=', id);
	const guests = tx.db.selectFrom('programmes.guest').select('id').where('cohort_id', '=', id);
	return (await asked.unionAll(came).unionAll(guests).limit(1).executeTakeFirst()) !== undefined;
}
