import { instant } from '#platform/clock.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import type { Role, Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { House } from '../support/house.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import type { Joining } from '#rooms/programmes/joining/registration/form.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Somebody of the staff who signed in; with a circle her role is held there alone. */
export async function staffOf(
	house: House,
	role: Role,
	circleId?: string
): Promise<Speak & { id: string; atDoor: Speak }> {
	const { db } = house.owner;
	const id = await makeAccount(db, house.orgId, `s${uuidv7()}@example.org`, circleId ? [] : [role]);
	await db.insertInto('people.person').values({ org_id: house.orgId, id, called: 'Amina' }).execute();
	if (circleId) {
		const [since, until] = [new Date(instant() - 864e5), new Date(instant() + 365 * 864e5)];
		const grant = { org_id: house.orgId, account_id: id, role, circle_id: circleId, since, until, why: 'example' };
		await db.insertInto('platform.role_grant').values(grant).execute();
	}
	return speaker(house, id, true);
}

/** Somebody who signed in, with or without two factors. */
export async function speaker(
	house: House,
	id: string,
	strong = false
): Promise<Speak & { id: string; atDoor: Speak }> {
	const { token } = await house.as('door', (door) => openSession(door, id, strong));
	const speak: Speak = (work) => house.signedIn(hashOf(token), work);
	const atDoor: Speak = (work) => house.atDoor(hashOf(token), work);
	return Object.assign(speak, { id, atDoor });
}

const day = (shift: number) => new Date(instant() + shift * 864e5).toISOString().slice(0, 10);

/** A course whose week `weekNow` is today from ten to twelve, with a facilitator; people join long before it begins. */
export async function courseToday(house: House, weekNow = 1, places = 12) {
	const coordinator = await staffOf(house, 'coordinator');
	const firstDay = day(-7 * (weekNow - 1));
	const course = await coordinator((tx) =>
		makeCohort(tx, { firstDay, places, label: { en: `Course ${uuidv7()}`, es: 'Curso' } })
	);
	const sessions = await coordinator((tx) => listSessions(tx, course.id));
	const facilitator = await staffOf(house, 'facilitator', course.id);
	const early = new Date(Date.parse(`${firstDay}T00:00:00Z`) - 20 * 864e5);
	const at = (week: number) => {
		const session = sessions.find((one) => one.week === week);
		if (!session) throw new Error(`there is no week ${week}`);
		return session;
	};
	const joins = async (called: string, wishes: Partial<Joining> = {}) => {
		await house.as('door', (door) => joinExample(door, course.slug, { called, ...wishes }, early));
		const rows = await house.owner.db
			.selectFrom('programmes.registration as r')
			.innerJoin('people.person as p', 'p.id', 'r.person_id')
			.select(['r.id', 'r.person_id as personId'])
			.where('r.cohort_id', '=', course.id)
			.where('p.called', '=', called)
			.execute();
		const row = rows.at(-1);
		if (!row) throw new Error(`${called} could not join`);
		await house.owner.db
			.updateTable('programmes.registration')
			.set({ place_at: early })
			.where('id', '=', row.id)
			.where('state', '=', 'place')
			.execute();
		return row;
	};
	const leaves = (registration: string) => coordinator((tx) => endRegistration(tx, registration));
	return { course, coordinator, facilitator, today: at(weekNow), at, joins, leaves };
}
