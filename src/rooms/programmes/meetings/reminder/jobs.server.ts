import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { clock, instantOf, isoDay } from '#platform/i18n/dates.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';

const day = 86_400_000;
/** Reminders are written from this hour on; when they may leave is each person's own rule. */
const fromClock = '09:00';
const reunionAhead = 21 * day;

/** Every minute: whoever has a place, asked to be told, or comes to a gathering, is reminded once of each day on which a meeting is to be, the day before it. */
export async function writeReminders(job: Tx): Promise<void> {
	const zone = job.zone;
	if (clock(job.now, zone) < fromClock) return;
	const [from, to] = [dayStart(job.now, zone, 1), dayStart(job.now, zone, 2)];
	const people = [
		...(await toTell(job, 'reminder', from, to)),
		...(await whoAsked(job, from, to)),
		...(await whoComes(job, from, to))
	];
	for (const { session, person, once } of people)
		await queueLetter(job, person, 'programmes.reminder', { session, day: isoDay(from, zone) }, once);
}

/** Every minute: whoever had a place is invited once, three weeks ahead, when the group meets again. */
export async function inviteToReunions(job: Tx): Promise<void> {
	for (const { session, person, once } of await toTell(
		job,
		'reunion',
		job.now,
		new Date(job.now.getTime() + reunionAhead)
	))
		await queueLetter(job, person, 'programmes.reunion', { session }, once);
}

/** Midnight, so many days from today, by the clocks of the organisation. */
function dayStart(now: Date, zone: string, ahead: number): Date {
	const today = Date.parse(`${isoDay(now, zone)}T00:00:00Z`);
	return instantOf(new Date(today + ahead * day).toISOString().slice(0, 10), '00:00', zone);
}

/** Who has a place in a course that meets between two moments and has not had this letter yet. */
function toTell(job: Tx, letter: 'reminder' | 'reunion', from: Date, to: Date) {
	// a reminder belongs to the day: of a meeting that was moved there is another.
	const ofDay = letter === 'reminder' ? ` ${isoDay(from, job.zone)}` : '';
	const once = sql<string>`${letter}::text || ' ' || session.id || ' ' || registration.person_id || ${ofDay}::text`;
	return job.db
		.selectFrom('programmes.session as session')
		.innerJoin('programmes.registration as registration', (join) =>
			join
				.onRef('registration.org_id', '=', 'session.org_id')
				.onRef('registration.cohort_id', '=', 'session.cohort_id')
				// whoever had a place for one meeting comes to a reunion as all do
				.on((on) =>
					on.or([
						on('registration.session_id', 'is', null),
						on('registration.session_id', '=', on.ref('session.id')),
						on('session.kind', '=', 'reunion')
					])
				)
		)
		.leftJoin('platform.letter as letter', (join) =>
			join.onRef('letter.org_id', '=', 'session.org_id').on(sql<boolean>`letter.once = ${once}`)
		)
		.distinct()
		.select(['session.id as session', 'registration.person_id as person', once.as('once')])
		.where('session.starts_at', '>=', from)
		.where('session.starts_at', '<', to)
		.where('session.cancelled_at', 'is', null)
		.where('registration.state', '=', 'place')
		.where('letter.id', 'is', null)
		.$if(letter === 'reunion', (query) => query.where('session.kind', '=', 'reunion'))
		.orderBy('session.id')
		.execute();
}

/** Who asked to be told the day before a group with an open door meets, and has not been told of this day. */
async function whoAsked(job: Tx, from: Date, to: Date) {
	const { rows } = await sql<{ session: string; person: string; once: string }>`
		select session.id as session, asked.person_id as person, told.once
		from programmes.session session
			join programmes.day_before asked on asked.org_id = session.org_id and asked.cohort_id = session.cohort_id and asked.answered_at is not null
			cross join lateral (select 'reminder ' || session.id || ' ' || asked.person_id || ' ' || ${isoDay(from, job.zone)}::text as once) told
			left join platform.letter letter on letter.org_id = session.org_id and letter.once = told.once
		where session.starts_at >= ${from} and session.starts_at < ${to} and session.cancelled_at is null and letter.id is null
		order by session.id, asked.person_id`.execute(job.db);
	return rows;
}

/** Who said that she comes to a gathering that is to be, and has not been told of this day. */
async function whoComes(job: Tx, from: Date, to: Date) {
	const { rows } = await sql<{ session: string; person: string; once: string }>`
		select session.id as session, member.person_id as person, told.once
		from programmes.session session
			join people.member member on member.org_id = session.org_id and member.circle_id = session.cohort_id
			cross join lateral (select 'reminder ' || session.id || ' ' || member.person_id || ' ' || ${isoDay(from, job.zone)}::text as once) told
			left join platform.letter letter on letter.org_id = session.org_id and letter.once = told.once
		where session.starts_at >= ${from} and session.starts_at < ${to} and session.cancelled_at is null and letter.id is null
			and exists (select from programmes.invited i where i.org_id = session.org_id and i.cohort_id = session.cohort_id)
			and not exists (select from programmes.registration r where r.org_id = session.org_id and r.cohort_id = session.cohort_id and r.person_id = member.person_id)
		order by session.id, member.person_id`.execute(job.db);
	return rows;
}

/** Every minute: whoever is invited to a gathering is told once, three weeks ahead and an hour after it was said at the earliest; not she who said already that she comes. */
export async function inviteToGatherings(job: Tx): Promise<void> {
	if (clock(job.now, job.zone) < fromClock) return;
	for (const { cohort, person, once } of await toInvite(job))
		await queueLetter(job, person, 'programmes.gathering', { cohort }, once);
}

/** Who is of a circle that is invited, is not of the gathering yet, and had no letter about it. */
async function toInvite(job: Tx) {
	const { rows } = await sql<{ cohort: string; person: string; once: string }>`
		select distinct c.id as cohort, member.person_id as person, told.once
		from programmes.cohort c
			join programmes.meeting s on s.org_id = c.org_id and s.cohort_id = c.id
				and s.starts_at > ${job.now}::timestamptz and s.starts_at < ${job.now}::timestamptz + interval '21 days'
			join programmes.invited i on i.org_id = c.org_id and i.cohort_id = c.id
				and i.invited_at <= ${job.now}::timestamptz - interval '1 hour'
			join people.member member on member.org_id = i.org_id and member.circle_id = i.circle_id
			cross join lateral (select 'gathering ' || c.id || ' ' || member.person_id as once) told
			left join platform.letter letter on letter.org_id = c.org_id and letter.once = told.once
		where c.published_at is not null and letter.id is null
			and not exists (select from people.member of_it where of_it.org_id = c.org_id and of_it.circle_id = c.id and of_it.person_id = member.person_id)
		order by cohort, person`.execute(job.db);
	return rows;
}
