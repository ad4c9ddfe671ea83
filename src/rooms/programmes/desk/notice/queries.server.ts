import { sql } from 'kysely';
import { coordinates, type Tx } from '#platform/db/tx.ts';
import { isCoordinated } from '#platform/db/coordinated.ts';
import { isId } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import type { NoticeAudience } from './form.ts';
import { mayWriteNotices } from './policy.ts';

/** What the gate said of it when it was asked last, as numbers. */
export type NoticeCount = Record<
	'people' | 'email' | 'text' | 'push' | 'hand' | 'later' | 'noWay' | 'own' | 'wordless',
	number
>;

/** A notice, or a newsletter, as the team sees it. */
export interface TeamNotice {
	id: string;
	isNewsletter: boolean;
	/** The run or the area; null for all of them. */
	circleId: string | null;
	who: NoticeAudience;
	language: Language | null;
	subject: Words;
	words: Words;
	changedBy: string;
	changedAt: Date;
	version: number;
	counted: NoticeCount | null;
	countedAt: Date | null;
	approvedAt: Date | null;
	/** What whoever said yes to it is called. */
	approvedBy: string | null;
	sentAt: Date | null;
}

const columns = [
	'notice.id',
	'is_newsletter as isNewsletter',
	'circle_id as circleId',
	'who',
	'language',
	'subject',
	'words',
	'changed_by as changedBy',
	'changed_at as changedAt',
	'version',
	'counted',
	'counted_at as countedAt',
	'approved_at as approvedAt',
	'sent_at as sentAt'
] as const;

const notices = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.notice as notice')
		.leftJoin('people.card as card', 'card.id', 'notice.approved_by')
		.select([...columns, 'card.called as approvedBy']);

/** So many are listed, the newest first; after 90 days they go. */
const most = 100;

/** What was written and what was sent, the drafts first and then the newest. */
export async function listNotices(tx: Tx): Promise<TeamNotice[]> {
	if (!mayWriteNotices(tx.actor)) throw new Forbidden();
	const rows = await notices(tx)
		.orderBy('sent_at', (order) => order.desc().nullsFirst())
		.orderBy('changed_at', 'desc')
		.limit(most)
		.execute();
	return rows as unknown as TeamNotice[];
}

/** One of them. Throws NotFound. */
export async function getNotice(tx: Tx, id: string): Promise<TeamNotice> {
	if (!mayWriteNotices(tx.actor)) throw new Forbidden();
	const row = isId(id) ? await notices(tx).where('notice.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return row as unknown as TeamNotice;
}

/** What became of a notice, as numbers. What is held for reasons of their own is one of them. */
export const fates = ['email', 'text', 'push', 'passed-on', 'waits', 'hand', 'not-reached', 'own'] as const;
export type Fate = (typeof fates)[number];

/** How many each fate had, of those that anybody had, in their order. */
export async function countFates(tx: Tx, id: string): Promise<{ fate: Fate; people: number }[]> {
	const { rows } = await sql<{ fate: Fate; people: number }>`
		select fate, people from programmes.notice_fate(${id}::uuid)`.execute(tx.db);
	return fates.flatMap((fate) => rows.filter((row) => row.fate === fate));
}

/** A run or an area whose people a notice may be for. */
export interface NoticeCircle {
	id: string;
	/** What a run is called. */
	label: Words | null;
	/** What an area is called. */
	area: string | null;
}

/** What can be chosen: her areas, then the published runs of the last year, the newest first. */
export async function listNoticeCircles(tx: Tx): Promise<NoticeCircle[]> {
	if (!mayWriteNotices(tx.actor)) throw new Forbidden();
	const { rows: areas } = await sql<NoticeCircle>`
		select a.id, null as label, a.name as area from programmes.area a
		where (a.until is null or a.until > ${isoDay(tx.now, tx.zone)}::date) and ${isCoordinated(tx, sql.ref('a.id'))} order by a.name, a.id`.execute(
		tx.db
	);
	const { rows } = await sql<NoticeCircle>`
		select c.id, c.label, null as area from programmes.cohort c
		where c.published_at is not null and ${isCoordinated(tx, sql.ref('c.id'))} and exists (select from programmes.session s
			where s.org_id = c.org_id and s.cohort_id = c.id and s.ends_at > ${tx.now}::timestamptz - interval '1 year')
		order by c.created_at desc, c.id limit 200`.execute(tx.db);
	return [...areas, ...rows];
}

/** Whether any meeting is to come to which anybody may come or ask to come. */
export async function isAnythingOn(tx: Tx): Promise<boolean> {
	const { rows } = await sql<{ on: boolean }>`
		select exists (select from programmes.meeting s join programmes.cohort c on c.org_id = s.org_id and c.id = s.cohort_id
			where c.published_at is not null and s.ends_at > ${tx.now}) as on`.execute(tx.db);
	return rows[0]?.on ?? false;
}

/** Whether whoever speaks may write to all; whoever coordinates areas alone chooses one of hers, or a run. */
export const writesToAll = (tx: Tx): boolean => coordinates(tx.actor) === null;

/** What stands in the address of a notice that was sent: made from its id under the installation's key, and kept nowhere. */
export function noticeLink(id: string): string {
	return keyed('notice', id).toString('base64url');
}

/** What whoever holds its link reads. Throws NotFound. */
export async function readNotice(
	link: Tx,
	token: string
): Promise<{ words: Words; isNewsletter: boolean; sentAt: Date }> {
	const hash = hashOf(token);
	await showTo(link, hash);
	const row = await link.db
		.selectFrom('programmes.notice')
		.select(['words', 'is_newsletter as isNewsletter', 'sent_at as sentAt'])
		.where('link_hash', '=', hash)
		.executeTakeFirst();
	if (!row?.sentAt) throw new NotFound();
	return { ...row, words: row.words as Words, sentAt: row.sentAt };
}
