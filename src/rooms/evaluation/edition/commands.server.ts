import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lockEditions } from '../locks.ts';
import { mayEvaluate } from '../report/policy.ts';
import { getFigures } from '../report/queries.server.ts';
import { tokenOf, newestForeword } from './queries.server.ts';
import { saidInEach } from './words.ts';

type InEach = Readonly<Record<string, string>>;

/** Keeps what the team says above a report and at its end, as a new version; the same words again change nothing. */
export async function writeForeword(tx: Tx, reportId: string, words: InEach, closing: InEach = {}): Promise<void> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	await getFigures(tx, reportId);
	await lockEditions(tx, reportId);
	const [kept, ends] = [written(words), written(closing)];
	const newest = await newestForeword(tx, reportId);
	if (inOrder(newest?.words ?? {}) === inOrder(kept) && inOrder(newest?.closing ?? {}) === inOrder(ends)) return;
	const version = (newest?.version ?? 0) + 1;
	await tx.db
		.insertInto('evaluation.foreword')
		.values({
			org_id: tx.actor.orgId,
			report_id: reportId,
			version,
			words: JSON.stringify(kept),
			closing: JSON.stringify(ends),
			written_by: tx.actor.id
		})
		.execute();
	await record(tx, 'evaluation.foreword.written', { report: reportId, version });
}

const written = (words: InEach) => Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
const inOrder = (words: InEach) => JSON.stringify(Object.entries(words).sort());

/**
 * Publishes a report as it stands: what readers see, in each language, is kept word for word and never changes, and a first
 * link opens it. What was published already with the same figures and words is not published twice. Returns the edition.
 */
export async function publishReport(tx: Tx, reportId: string): Promise<Outcome<'nothing-to-say', string>> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const report = await getFigures(tx, reportId);
	await lockEditions(tx, reportId);
	if (!report.summary.all.change) return refused('nothing-to-say');
	const foreword = await newestForeword(tx, reportId);
	const newest = await tx.db
		.selectFrom('evaluation.edition')
		.select(['id', 'number', 'version', 'foreword_version'])
		.where('report_id', '=', reportId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (newest?.version === report.version && newest.foreword_version === (foreword?.version ?? null))
		return doneWith(newest.id);
	const [id, number] = [uuidv7(), (newest?.number ?? 0) + 1];
	await tx.db
		.insertInto('evaluation.edition')
		.values({
			org_id: tx.actor.orgId,
			id,
			report_id: reportId,
			number,
			version: report.version,
			foreword_version: foreword?.version ?? null,
			foreword: JSON.stringify(foreword?.words ?? {}),
			closing: JSON.stringify(foreword?.closing ?? {}),
			figures: JSON.stringify(report.summary),
			says: JSON.stringify(saidInEach(tx.languages, report)),
			published_by: tx.actor.id
		})
		.execute();
	await record(tx, 'evaluation.report.published', { report: reportId, edition: id, number });
	await makeLink(tx, id);
	return doneWith(id);
}

/** Makes another link to an edition, such as after one was ended. */
export async function shareEdition(tx: Tx, editionId: string): Promise<void> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const edition = await tx.db
		.selectFrom('evaluation.edition')
		.select('id')
		.where('id', '=', editionId)
		.executeTakeFirst();
	if (!edition) throw new NotFound();
	await lockEditions(tx, edition.id);
	const open = await tx.db
		.selectFrom('evaluation.edition_link')
		.select('id')
		.where('edition_id', '=', edition.id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!open) await makeLink(tx, edition.id);
}

async function makeLink(tx: Tx, edition: string): Promise<void> {
	const id = uuidv7();
	const values = {
		org_id: tx.actor.orgId,
		id,
		edition_id: edition,
		token_hash: hashOf(tokenOf(id)),
		made_by: tx.actor.id
	};
	await tx.db.insertInto('evaluation.edition_link').values(values).execute();
	await record(tx, 'evaluation.edition.shared', { edition, link: id });
}

/** Ends a link: from now on it opens nothing. Ended twice, it is ended once. */
export async function endLink(tx: Tx, linkId: string): Promise<Outcome<never>> {
	if (!mayEvaluate(tx.actor)) throw new Forbidden();
	const link = await tx.db
		.selectFrom('evaluation.edition_link')
		.select(['id', 'edition_id', 'ended_at'])
		.where('id', '=', linkId)
		.forUpdate()
		.executeTakeFirst();
	if (!link) throw new NotFound();
	if (link.ended_at) return done;
	await tx.db
		.updateTable('evaluation.edition_link')
		.set({ ended_at: tx.now, ended_by: tx.actor.id })
		.where('id', '=', link.id)
		.execute();
	await record(tx, 'evaluation.edition.link-ended', { edition: link.edition_id, link: link.id });
	return done;
}
