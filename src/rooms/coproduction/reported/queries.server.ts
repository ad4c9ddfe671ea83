import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { ReportedKind, ReportedOutcome, ReportedWhy } from './form.ts';

/** Something that somebody reads and can report. */
export interface Reportable {
	kind: ReportedKind;
	id: string;
	projectId: string;
	/** As it stands there; null where it is known by its number or day alone. */
	words: Words | null;
}

/** What was reported, for those who run the project: nobody stands beside it. */
export interface Reported extends Reportable {
	reportedId: string;
	why: ReportedWhy;
	/** What whoever reported it says of it. */
	said: string | null;
	reportedOn: string;
	outcome: ReportedOutcome | null;
	answer: string | null;
	settledOn: string | null;
	/** In what it stands: a board, a document, a decision or a call. */
	within: string | null;
	/** Whether it can be taken away here. */
	canHide: boolean;
}

/** What can be reported, as far as the speaker reads it. */
const readable = sql<{ kind: ReportedKind; id: string; project: string; words: Words | null }>`(
	select 'card' as kind, c.id, c.project_id as project, jsonb_build_object(c.language, c.words) as words from coproduction.card c
	union all select 'comment', c.id, c.project_id, c.words from coproduction.comments_told() c
	union all select 'option', o.id, d.project_id, o.name::jsonb from coproduction.option o
		join coproduction.decision d on d.org_id = o.org_id and d.id = o.decision_id
	union all select 'application', a.id, c.project_id, null from coproduction.application a
		join coproduction.call c on c.org_id = a.org_id and c.id = a.call_id
	union all select 'note', n.id, c.project_id, null from coproduction.note n
		join coproduction.campaign c on c.org_id = n.org_id and c.id = n.campaign_id where n.state = 'handed-in')`;

/** Something that the speaker reads. Throws NotFound where she does not. */
export async function getReportable(tx: Tx, kind: ReportedKind, id: string): Promise<Reportable> {
	if (!isId(id)) throw new NotFound();
	const { rows } = await sql<{ project: string; words: Words | null }>`
		select r.project, r.words from ${readable} r where r.kind = ${kind} and r.id = ${id}::uuid`.execute(tx.db);
	if (!rows[0]) throw new NotFound();
	return { kind, id, projectId: rows[0].project, words: rows[0].words };
}

/** What became of something that was reported, for the people of its project. */
export interface ReportedAnswer {
	outcome: ReportedOutcome;
	answer: string;
	settledOn: string;
}

/** The last answer to what was reported of something; undefined where there is none yet. */
export async function findAnswered(tx: Tx, id: string): Promise<ReportedAnswer | undefined> {
	const { rows } = await sql<ReportedAnswer>`
		select outcome, answer, settled_on::text as "settledOn" from coproduction.answered(${id}::uuid)`.execute(tx.db);
	return rows[0];
}

/** How many are listed: what waits for an answer is among them before what was answered. */
const mostListed = 200;

/** What was reported in a project: what waits for an answer first, then the newest. */
export async function listReported(tx: Tx, projectId: string, only?: string): Promise<Reported[]> {
	const { rows } = await sql<Reported>`
		select r.id as "reportedId", e.kind, e.id, r.project_id as "projectId", e.words, r.why, r.words as said, r.reported_on::text as "reportedOn",
			r.outcome, r.answer, r.settled_on::text as "settledOn",
			coalesce(card.board_id, version.document_id, option.decision_id, application.call_id) as within,
			coalesce(r.card_id, r.comment_id) is not null as "canHide"
		from coproduction.reported r
		left join coproduction.card card on card.org_id = r.org_id and card.id = r.card_id
		left join coproduction.comment comment on comment.org_id = r.org_id and comment.id = r.comment_id
		left join coproduction.version version on version.org_id = comment.org_id and version.id = comment.version_id
		left join coproduction.option option on option.org_id = r.org_id and option.id = r.option_id
		left join coproduction.application application on application.org_id = r.org_id and application.id = r.application_id
		cross join lateral (select
			case when r.card_id is not null then 'card' when r.comment_id is not null then 'comment' when r.option_id is not null then 'option'
				when r.application_id is not null then 'application' else 'note' end as kind,
			coalesce(r.card_id, r.comment_id, r.option_id, r.application_id, r.note_id) as id,
			case when card.id is not null then jsonb_build_object(card.language, card.words)
				when comment.id is not null then jsonb_build_object(comment.language, comment.words) else option.name::jsonb end as words) e
		where r.project_id = ${projectId}::uuid and (${only ?? null}::uuid is null or r.id = ${only ?? null}::uuid)
		order by r.settled_on is not null, coalesce(r.settled_on, r.reported_on) desc, r.id
		limit ${mostListed}`.execute(tx.db);
	return rows;
}

/** One thing that was reported. Throws NotFound. */
export async function getReported(tx: Tx, id: string): Promise<Reported> {
	const found = isId(id)
		? await tx.db.selectFrom('coproduction.reported').select('project_id').where('id', '=', id).executeTakeFirst()
		: undefined;
	const [one] = found ? await listReported(tx, found.project_id, id) : [];
	if (!one) throw new NotFound();
	return one;
}
