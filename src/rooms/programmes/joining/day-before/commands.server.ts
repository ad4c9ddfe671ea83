import { sql } from 'kysely';
import { addPerson, findKnown } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { showTo } from '#platform/db/shown.ts';
import { hashOf } from '#platform/identity/session.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getPublicCohort } from '#programmes/courses';
import { inOneForm } from '#rooms/people/person/form.ts';
import { dayTime } from '#rooms/people/safe-contact/form.ts';
import { mayBeCounted, mayJoin } from '../registration/policy.ts';
import type { WayToTell } from './form.ts';
import { findDayBefore, dayBeforeLink } from './queries.server.ts';

/** Somebody whom nobody knows yet: what she is called before she says it, and the language of the page on which she asked. */
interface Stranger {
	called: string;
	language: string;
}

/**
 * Somebody asks to be told the day before a group with an open door meets. Anybody can type any address, so a letter asks first whether it was
 * she; a number is used by a person, who hears that at once. Whether an address is known is answered to nobody, and asked twice it is asked once.
 */
export async function askToBeTold(door: Tx, slug: string, way: WayToTell, stranger: Stranger): Promise<void> {
	if (!mayJoin(door.actor)) throw new Forbidden();
	const cohort = await getPublicCohort(door, slug);
	if (cohort.wayIn !== 'open') throw new NotFound();
	await lockAddress(door, inOneForm(way, door.zone).value);
	const known = await findKnown(door, way, stranger.called);
	const person =
		known ?? (await addPerson(door, { ...stranger, reach: way, safe: safeBy(way), consents: { contact: true } }));
	const before = await findDayBefore(door, cohort.id, person);
	const id = before?.id ?? (await keep(door, cohort.id, person, way.kind === 'phone'));
	if (way.kind === 'email') await queueLetter(door, person, 'programmes.day-before', { ask: id });
}

/** By day, by the one way that she gave: a number is written to, and nothing is said to an answering machine. */
function safeBy({ kind }: WayToTell) {
	const isEmail = kind === 'email';
	return {
		...dayTime,
		days: [1, 2, 3, 4, 5, 6, 7],
		note: '',
		mayEmail: isEmail,
		mayText: !isEmail,
		mayCall: false,
		mayLeaveMessage: false
	};
}

async function keep(tx: Tx, cohortId: string, personId: string, answered: boolean): Promise<string> {
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.day_before')
		.values({
			org_id: tx.actor.orgId,
			id,
			cohort_id: cohortId,
			person_id: personId,
			token_hash: hashOf(dayBeforeLink(id)),
			answered_at: answered ? tx.now : null
		})
		.execute();
	await record(tx, 'programmes.day-before.asked', { cohort: cohortId, person: personId });
	return id;
}

/** Somebody of a group asks on her own page to be told the day before, or to be told no more. */
export async function tellMyselfTheDayBefore(tx: Tx, cohortId: string, yes: boolean): Promise<void> {
	const { id: person } = tx.actor;
	if (!person || !mayBeCounted(tx.actor)) throw new Forbidden();
	const cohort = await getPublicOpen(tx, cohortId);
	await tx.db
		.deleteFrom('programmes.day_before')
		.where('cohort_id', '=', cohort)
		.where('person_id', '=', person)
		.execute();
	if (yes) await keep(tx, cohort, person, true);
	else await record(tx, 'programmes.day-before.stopped', { cohort, person });
}

async function getPublicOpen(tx: Tx, cohortId: string): Promise<string> {
	const row = await tx.db
		.selectFrom('programmes.cohort')
		.select('id')
		.where(sql<string>`id::text`, '=', cohortId)
		.where('way_in', '=', 'open')
		.where('published_at', 'is not', null)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row.id;
}

/** Whoever opened the letter says that it was she who asked, or that she wishes to hear no more. */
export async function answerByLink(link: Tx, token: string, yes: boolean): Promise<Outcome<'gone'>> {
	await showTo(link, hashOf(token));
	const { rows } = await sql<{ id: string | null }>`select programmes.answer_day_before(${yes}) as id`.execute(link.db);
	const ask = rows[0]?.id;
	if (!ask) return refused('gone');
	await record(link, yes ? 'programmes.day-before.answered' : 'programmes.day-before.stopped', { ask });
	return done;
}
