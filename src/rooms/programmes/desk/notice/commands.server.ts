import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { hashOf } from '#platform/identity/session.ts';
import { enqueue } from '#platform/jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { NoticeSaid } from './form.ts';
import { mayApprove, mayWriteNotices, type SendRefusal } from './policy.ts';
import { getNotice, isAnythingOn, listNoticeCircles, noticeLink, type TeamNotice } from './queries.server.ts';

/** Writes a notice down, not yet sent, and asks whom it would reach. Throws NotFound for a run or an area that is not hers to write to. */
export async function writeNotice(tx: Tx, said: NoticeSaid, isNewsletter = false): Promise<Outcome<never, string>> {
	if (!tx.actor.id) throw new Forbidden();
	await mustBeThere(tx, said.circleId);
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.notice')
		.values({
			org_id: tx.actor.orgId,
			id,
			is_newsletter: isNewsletter,
			...columnsOf(said),
			written_by: tx.actor.id,
			changed_by: tx.actor.id,
			link_hash: hashOf(noticeLink(id))
		})
		.execute();
	await enqueue(tx, 'notice-count', { notice: id }, { key: `notice-count-${id}` });
	await record(tx, 'programmes.notice.written', { notice: id });
	return doneWith(id);
}

const columnsOf = ({ circleId, who, language, subject, words }: NoticeSaid) => ({
	circle_id: circleId,
	who,
	language,
	subject: JSON.stringify(subject),
	words: JSON.stringify(words)
});

/** A run or an area has to be one of those that can be chosen; none is all of them, for whoever coordinates the whole. */
async function mustBeThere(tx: Tx, circleId: string | null): Promise<void> {
	if (!mayWriteNotices(tx.actor, circleId === null ? null : undefined)) throw new Forbidden();
	if (circleId !== null && !(await listNoticeCircles(tx)).some(({ id }) => id === circleId)) throw new NotFound();
}

/** One that was not sent, for a change made from the version that was looked at. Throws NotFound. */
async function draft(tx: Tx, id: string, version?: number): Promise<TeamNotice | undefined> {
	const notice = await getNotice(tx, id);
	if (!mayWriteNotices(tx.actor, notice.circleId) || !tx.actor.id) throw new Forbidden();
	return notice.sentAt || (version !== undefined && notice.version !== version) ? undefined : notice;
}

/** Changes what is not sent yet; whoever said yes to it before is asked again. Refused when somebody changed or sent it since. */
export async function changeNotice(
	tx: Tx,
	id: string,
	{ version, ...said }: NoticeSaid & { version: number }
): Promise<Outcome<'changed-meanwhile'>> {
	const notice = await draft(tx, id, version);
	if (!notice) return refused('changed-meanwhile');
	const { isNewsletter } = notice;
	const whom: NoticeSaid = isNewsletter ? { ...said, circleId: null, who: 'everybody', language: null } : said;
	if (whom.circleId !== notice.circleId) await mustBeThere(tx, whom.circleId);
	const asked = { changed_by: tx.actor.id ?? '', changed_at: tx.now, counted: null, counted_at: null };
	const { numUpdatedRows } = await tx.db
		.updateTable('programmes.notice')
		.set({ ...columnsOf(whom), ...asked, approved_by: null, approved_at: null, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.where('sent_at', 'is', null)
		.executeTakeFirst();
	if (!numUpdatedRows) return refused('changed-meanwhile');
	await enqueue(tx, 'notice-count', { notice: id }, { key: `notice-count-${id}` });
	await record(tx, 'programmes.notice.changed', { notice: id });
	return done;
}

/** Asks anew whom it would reach. */
export async function countAgain(tx: Tx, id: string): Promise<Outcome<never>> {
	const notice = await draft(tx, id);
	if (!notice) return done;
	await tx.db.updateTable('programmes.notice').set({ counted: null, counted_at: null }).where('id', '=', id).execute();
	await enqueue(tx, 'notice-count', { notice: id }, { key: `notice-count-${id}` });
	await record(tx, 'programmes.notice.counted', { notice: id });
	return done;
}

/** Somebody else than whoever changed it last has read it and says yes. Her own yes is refused. */
export async function approveNotice(
	tx: Tx,
	id: string,
	version: number
): Promise<Outcome<'changed-meanwhile' | 'own'>> {
	const notice = await draft(tx, id, version);
	if (!notice) return refused('changed-meanwhile');
	if (!mayApprove(tx.actor, notice)) return refused('own');
	const { numUpdatedRows } = await tx.db
		.updateTable('programmes.notice')
		.set({ approved_by: tx.actor.id, approved_at: tx.now })
		.where('id', '=', id)
		.where('version', '=', version)
		.where('sent_at', 'is', null)
		.executeTakeFirst();
	if (!numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'programmes.notice.approved', { notice: id });
	return done;
}

/**
 * Sends what was looked at, once: each person it is meant for gets one letter, and the gate is asked again as each leaves. Sent already, nothing happens.
 * A newsletter goes only after a second person said yes.
 */
export async function sendNotice(tx: Tx, id: string, version: number): Promise<Outcome<SendRefusal>> {
	const notice = await getNotice(tx, id);
	if (notice.sentAt && notice.version === version) return done;
	if (!(await draft(tx, id, version))) return refused('changed-meanwhile');
	if (notice.isNewsletter && !notice.approvedAt) return refused('not-approved');
	if (notice.isNewsletter && !(await isAnythingOn(tx))) return refused('nothing-on');
	const { numUpdatedRows } = await tx.db
		.updateTable('programmes.notice')
		.set({ sent_by: tx.actor.id, sent_at: tx.now })
		.where('id', '=', id)
		.where('version', '=', version)
		.where('sent_at', 'is', null)
		.executeTakeFirst();
	if (!numUpdatedRows) return done;
	await enqueue(tx, 'notice-send', { notice: id }, { key: `notice-send-${id}` });
	await record(tx, 'programmes.notice.sent', { notice: id });
	return done;
}

/** Throws away what was not sent. */
export async function throwNoticeAway(tx: Tx, id: string): Promise<Outcome<'sent'>> {
	if (!(await draft(tx, id))) return refused('sent');
	await tx.db.deleteFrom('programmes.notice').where('id', '=', id).where('sent_at', 'is', null).execute();
	await record(tx, 'programmes.notice.thrown-away', { notice: id });
	return done;
}
