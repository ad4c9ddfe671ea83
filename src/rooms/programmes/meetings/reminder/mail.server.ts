import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime, isoDay } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { findDayBefore, findRegistrationOf } from '#programmes/joining';
import { findCohort, findSession, type Session } from '#programmes/courses';
import { modeOf } from '#rooms/programmes/courses/online/policy.ts';

const toHerPage = () => ({ words: m.programmes_mail_to_page(), path: '/me' });

/** When the meeting is of which she is to be reminded; not once it has begun or was called off, nor when she said that she can't come. */
export async function reminderNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const session = await meetingAhead(tx, personId, data.session ?? '');
	// moved since: there is another reminder for its new day
	if (!session || (data.day && data.day !== isoDay(session.startsAt, tx.zone))) return null;
	return (await saidNo(tx, session.id, personId)) ? null : whenIs(tx, session);
}

/** When the group meets again, as long as that is ahead and she belongs to it. */
export async function reunionNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const session = await meetingAhead(tx, personId, data.session ?? '');
	return session ? whenIs(tx, session) : null;
}

const whenIs = ({ zone }: Tx, { startsAt }: Session) => dayAndTime(startsAt, zone, 'parents');

/** Reminds her of tomorrow's meeting. */
export async function reminderLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const when = await reminderNews(tx, accountId, data);
	if (!when) return null;
	const told = [m.programmes_mail_reminder({ when }), ...(await howItMeets(tx, data.session ?? ''))];
	const asked = await askedFor(tx, accountId, data.session ?? '');
	if (asked)
		return {
			subject: m.programmes_mail_subject(),
			paragraphs: [...told, m.programmes_groups_tell_reminder()],
			act: { words: m.programmes_groups_tell_reminder_act(), path: `/day-before/${asked}` }
		};
	const session = await findSession(tx, data.session ?? '');
	if (session && (await comesTo(tx, accountId, session)))
		return {
			subject: m.programmes_mail_subject(),
			paragraphs: [...told, m.programmes_gathering_mail_no()],
			act: { words: m.programmes_mail_to_page(), path: '/me/alumni' }
		};
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [...told, m.programmes_mail_reminder_no()],
		act: toHerPage()
	};
}

/** That she needs no way there: each way of meeting has a reminder of its own, and none holds the link. */
async function howItMeets(tx: Tx, sessionId: string): Promise<string[]> {
	const session = await findSession(tx, sessionId);
	const cohort = session && (await findCohort(tx, session.cohortId));
	const mode = cohort && modeOf(session, cohort);
	if (!mode || mode === 'room') return session?.mode === 'room' ? [m.programmes_online_reminder_room()] : [];
	return [mode === 'online' ? m.programmes_online_reminder() : m.programmes_online_reminder_both()];
}

/** Invites her to meet again, some time after the last meeting. */
export async function reunionLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const when = await reunionNews(tx, accountId, data);
	if (!when) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_reunion({ when }), m.programmes_mail_reunion_no()],
		act: toHerPage()
	};
}

async function meetingAhead(tx: Tx, personId: string, sessionId: string): Promise<Session | undefined> {
	const session = await findSession(tx, sessionId);
	if (!session || session.cancelledAt || session.startsAt <= tx.now) return undefined;
	const registration = await findRegistrationOf(
		tx,
		session.cohortId,
		personId,
		session.kind === 'reunion' ? undefined : session.id
	);
	if (registration?.state === 'place') return session;
	return (await askedFor(tx, personId, sessionId)) || (await comesTo(tx, personId, session)) ? session : undefined;
}

/** Whether she said that she comes to a gathering, and is still invited. */
async function comesTo(tx: Tx, personId: string, { cohortId }: Session): Promise<boolean> {
	const { rows } = await sql<{ comes: boolean }>`
		select exists (select from people.member m where m.circle_id = ${cohortId}::uuid and m.person_id = ${personId}::uuid)
			and exists (select from programmes.invited i where i.cohort_id = ${cohortId}::uuid) as comes`.execute(tx.db);
	return rows[0]?.comes ?? false;
}

/** The link of somebody who asked to be told the day before a group with an open door meets, and showed that it was she. */
async function askedFor(tx: Tx, personId: string, sessionId: string): Promise<string | undefined> {
	const session = await findSession(tx, sessionId);
	const asked = session && (await findDayBefore(tx, session.cohortId, personId));
	return asked?.answeredAt ? asked.link : undefined;
}

async function saidNo(tx: Tx, sessionId: string, personId: string): Promise<boolean> {
	const { rows } = await sql<{ person: string }>`select programmes.apologies(${sessionId}::uuid) as person`.execute(
		tx.db
	);
	return rows.some((row) => row.person === personId);
}

/** When the gathering is to which she is invited, as long as that is ahead, she is still invited, and has not said that she comes. */
export async function gatheringNews(tx: Tx, personId: string, data: Record<string, string>): Promise<string | null> {
	const { rows } = await sql<{ startsAt: Date }>`
		select s.starts_at as "startsAt" from programmes.cohort c
			join programmes.meeting s on s.org_id = c.org_id and s.cohort_id = c.id and s.starts_at > ${tx.now}::timestamptz
		where c.id::text = ${data.cohort ?? ''} and c.published_at is not null
			and exists (select from programmes.invited i join people.member m on m.org_id = i.org_id and m.circle_id = i.circle_id
				where i.org_id = c.org_id and i.cohort_id = c.id and m.person_id = ${personId}::uuid)
			and not exists (select from people.member m where m.org_id = c.org_id and m.circle_id = c.id and m.person_id = ${personId}::uuid)
		order by s.starts_at limit 1`.execute(tx.db);
	return rows[0] ? dayAndTime(rows[0].startsAt, tx.zone, 'parents') : null;
}

/** Invites her to a gathering, once. She need not answer, and no more letters follow if she doesn't. */
export async function gatheringLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const when = await gatheringNews(tx, accountId, data);
	if (!when) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_gathering_mail({ when }), m.programmes_gathering_mail_once()],
		act: { words: m.programmes_mail_to_page(), path: '/me/alumni' }
	};
}
