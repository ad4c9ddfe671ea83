import type { House } from '../support/house.ts';
import { makeCohort, type ExampleCourse } from '#rooms/programmes/courses/cohort/examples.ts';
import { speaker, staffOf } from '#cast/meetings.ts';
import { askExample, joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { nadia } from '#rooms/programmes/joining/registration/examples.ts';
import type { Joining } from '#rooms/programmes/joining/registration/form.ts';
import type { RegistrationState } from '#rooms/programmes/joining/registration/queries.server.ts';

/** A published course with its coordinator and facilitator, people who ask to come as the screens let them, and people who ask and answer. */
export async function courseWith(house: House, wishes: ExampleCourse = {}) {
	const coordinator = await staffOf(house, 'coordinator');
	const course = await coordinator((tx) => makeCohort(tx, wishes));
	const facilitator = await staffOf(house, 'facilitator', course.id);
	const asks = (wish: Partial<Joining> = {}) => comesIn(wish, askExample);
	const joins = (wish: Partial<Joining> = {}) => comesIn(wish, joinExample);
	const comesIn = async (wish: Partial<Joining>, by: typeof joinExample) => {
		const joining = nadia(wish);
		const token = await house.as('door', (door) => by(door, course.slug, joining));
		const person = await personAt(house, joining.reach.value);
		const registration = await registrationOf(house, course.id, person);
		return { token, joining, person, registration: registration?.id ?? '' };
	};
	const states = async () => {
		const rows = await house.owner.db
			.selectFrom('programmes.registration')
			.select(['state'])
			.where('cohort_id', '=', course.id)
			.orderBy('joined_at')
			.execute();
		return rows.map((row) => row.state as RegistrationState);
	};
	return { course, coordinator, facilitator, asks, joins, states };
}

/** Signs a parent in, with one factor. */
export const signIn = (house: House, person: string) => speaker(house, person);

/** Whoever can be reached under this address. */
export async function personAt(house: House, value: string): Promise<string> {
	const rows = await house.owner.db
		.selectFrom('people.address')
		.select('person_id')
		.where('value', '=', value)
		.execute();
	return rows.at(-1)?.person_id ?? '';
}

export async function registrationOf(house: House, cohortId: string, personId: string) {
	return house.owner.db
		.selectFrom('programmes.registration')
		.selectAll()
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', personId || null)
		.executeTakeFirst();
}

/** All letters that wait leave at the moment at which they were written. */
export async function lettersLeave(house: House): Promise<void> {
	await house.owner.db
		.updateTable('platform.letter')
		.set((on) => ({ sent_at: on.ref('created_at') }))
		.where('sent_at', 'is', null)
		.where('withheld', 'is', null)
		.execute();
}

/** The letters waiting for somebody, oldest first. */
export async function lettersTo(house: House, personId: string) {
	const rows = await house.owner.db
		.selectFrom('platform.letter')
		.select(['kind', 'data'])
		.where('account_id', '=', personId)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ kind: row.kind, data: row.data as Record<string, string> }));
}

/** What was written down about a course and its people, as one text: unchanged when nothing was. */
export async function snapshot(house: House): Promise<string> {
	const tables = [
		'platform.account',
		'platform.sign_in_name',
		'platform.letter',
		'people.person',
		'people.address',
		'people.safe_contact',
		'people.consent',
		'people.child',
		'people.child_care',
		'people.membership',
		'people.creche_day',
		'people.need',
		'programmes.registration',
		'programmes.typed_child',
		'programmes.typed_need',
		'creche.place',
		'programmes.receipt'
	] as const;
	const rows: unknown[] = [];
	for (const table of tables) {
		const all = await house.owner.db
			.selectFrom(table as 'people.person')
			.selectAll()
			.where('org_id', '=', house.orgId)
			.execute();
		rows.push(all.map((row) => JSON.stringify(row)).sort());
	}
	return JSON.stringify(rows);
}
