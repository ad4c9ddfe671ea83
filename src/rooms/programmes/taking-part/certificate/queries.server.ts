import { plainSigns } from '#platform/forms/signs.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { listSessions } from '#programmes/courses';
import type { Words } from '#platform/forms/words.ts';
import type { TakingPart } from './policy.ts';

/** A certificate as it was asked for. */
export interface AskedCertificate {
	id: string;
	cohortId: string;
	code: string;
	named: string;
	attended: number;
	askedAt: Date;
}

const columns = [
	'id',
	'cohort_id as cohortId',
	'code',
	'named',
	'sessions_attended as attended',
	'asked_at as askedAt'
] as const;

/** The certificate somebody asked for in a course, or nothing. */
export async function findCertificateOf(
	tx: Tx,
	cohortId: string,
	personId: string
): Promise<AskedCertificate | undefined> {
	if (!isId(cohortId)) return undefined;
	return tx.db
		.selectFrom('programmes.certificate')
		.select(columns)
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
}

/** What anybody who holds a certificate may know: whose it is, for which course, and when that was. Throws NotFound. */
export async function checkCertificate(
	door: Tx,
	code: string
): Promise<AskedCertificate & { label: Words; first: Date; last: Date; meetings: number }> {
	const row = await door.db
		.selectFrom('programmes.certificate as certificate')
		.innerJoin('programmes.cohort as cohort', (join) =>
			join.onRef('cohort.org_id', '=', 'certificate.org_id').onRef('cohort.id', '=', 'certificate.cohort_id')
		)
		.select(columns.map((column) => `certificate.${column}` as const))
		.select('cohort.label')
		.where('certificate.code', '=', tidy(code))
		.executeTakeFirst();
	if (!row) throw new NotFound();
	const meetings = meetingsOf(await listSessions(door, row.cohortId));
	const [first, last] = [meetings.at(0)?.startsAt, meetings.at(-1)?.startsAt];
	if (!first || !last) throw new NotFound();
	return { ...row, label: row.label as Words, first, last, meetings: meetings.length };
}

/** How somebody took part in a course, as far as a certificate cares. */
export async function getTakingPart(tx: Tx, cohortId: string, personId: string): Promise<TakingPart> {
	const meetings = meetingsOf(await listSessions(tx, cohortId));
	const ids = meetings.map((meeting) => meeting.id);
	const last = meetings.at(-1);
	const came = ids.length
		? await tx.db
				.selectFrom('programmes.attended')
				.select('session_id')
				.where('person_id', '=', personId)
				.where('session_id', 'in', ids)
				.execute()
		: [];
	return { personId, came: came.length, isOver: last !== undefined && last.startsAt <= tx.now };
}

/** A code as it is kept, however it was typed. */
function tidy(code: string): string {
	const letters = plainSigns(code)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
	return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}
