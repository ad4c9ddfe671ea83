import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { toWrite } from '../decision/commands.server.ts';
import { findNoGoRound, type ProjectDecision } from '../decision/queries.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { openVote } from '../roll/commands.server.ts';
import { mayWriteRoll, whyNotOpen, type OpenRefusal } from '../roll/policy.ts';
import { wouldBeOnRoll } from '../roll/queries.server.ts';
import type { NameRefused } from './fold.ts';

/** Why a no-go round can't open. */
export type NoGoRefusal = OpenRefusal | 'no-round';

/**
 * Opens the no-go round of a decision: with which name would you not feel at home? It has a roll, an urn and a key of its own. From
 * here on the list stands. Returns the round.
 */
export async function openNoGo(
	tx: Tx,
	decisionId: string,
	version: number,
	closesAt: Date
): Promise<Outcome<NoGoRefusal, string>> {
	const decision = await toWrite(tx, decisionId);
	if (!mayWriteRoll(tx.actor, decision.circles)) throw new Forbidden();
	if (!decision.noGo) return refused('no-round');
	if (decision.version !== version) return refused('changed-meanwhile');
	if (await findNoGoRound(tx, decisionId)) return refused('open-already');
	const options = (await listOptions(tx, decisionId)).length;
	const wouldBeOn = await wouldBeOnRoll(tx, decisionId);
	const first = { ...decision, noGo: null, places: 1, closesAt };
	const why = whyNotOpen(first, { options, wouldBeOn, isRoundOver: true, now: tx.now });
	if (why) return refused(why);
	await tx.db.updateTable('coproduction.decision').set({ state: 'no-go' }).where('id', '=', decisionId).execute();
	const round = await draftRound(tx, decision, closesAt);
	await record(tx, 'coproduction.decision.no-go', { decision: decisionId, round });
	const opened = await openVote(tx, round, 1);
	if (!opened.ok) throw new Error(`a no-go round did not open: ${opened.reason}`);
	return doneWith(round);
}

/** The round as a decision of its own, with the options as they stand. */
async function draftRound(tx: Tx, decision: ProjectDecision, closesAt: Date): Promise<string> {
	const [id, { noGo }] = [uuidv7(), decision];
	const said = (words: () => string) => JSON.stringify(inEveryLanguage(tx, words));
	await tx.db
		.insertInto('coproduction.decision')
		.values({
			...{ org_id: tx.actor.orgId, id, project_id: decision.projectId, no_go_of: decision.id },
			...{ question: said(m.coproduction_nogo_question), why: said(m.coproduction_nogo_why) },
			...{ method: 'approval', places: 1, tie_rule: 'lot', shows: 'group', circles: [...decision.circles] },
			...{ closes_at: closesAt, no_go_share: noGo?.share ?? null, no_go_least: noGo?.least ?? null },
			...{ created_at: tx.now, created_by: tx.actor.id }
		})
		.execute();
	await sql`insert into coproduction.option (org_id, decision_id, place, name, meaning)
		select o.org_id, ${id}::uuid, o.place, o.name, o.meaning from coproduction.option o
		where o.decision_id = ${decision.id}::uuid and not o.is_out`.execute(tx.db);
	return id;
}

function inEveryLanguage(tx: Tx, words: () => string): Words {
	return Object.fromEntries(tx.languages.map((language) => [language, inLanguage(language as Language, words)]));
}

/** What a round took off the list is off it from now on, before the vote opens; what stays moves up, so that there is no gap. For the count. */
export async function takeOffList(job: Tx, decisionId: string, out: readonly NameRefused[]): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	for (const { n, by } of out)
		await job.db
			.updateTable('coproduction.option')
			.set({ is_out: true, place: null, out_by: by })
			.where('decision_id', '=', decisionId)
			.where('place', '=', n)
			.execute();
	await sql`update coproduction.option o set place = r.place
		from (select id, row_number() over (order by place) as place from coproduction.option where decision_id = ${decisionId}::uuid and not is_out) r
		where o.decision_id = ${decisionId}::uuid and o.id = r.id`.execute(job.db);
	await record(job, 'coproduction.option.refused', { decision: decisionId, count: out.length });
}
