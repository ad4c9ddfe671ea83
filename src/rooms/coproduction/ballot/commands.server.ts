import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { findUrnKeys } from '../urn/key.server.ts';
import { bytesOf } from '../urn/paper.ts';
import { markOf, receiptOf, sealPaper } from '../urn/sealing.ts';
import {
	mostReasonBytes,
	paperHolder,
	plainly,
	wrongIn,
	type Choice,
	type ChoiceRefusal,
	type Pass
} from './policy.ts';

export type CastRefusal = ChoiceRefusal | 'closed' | 'lost' | 'took-slip';

/**
 * Puts a paper into the urn, in place of hers that lay there. The one command that leaves no row in the trail, and no other row than
 * the paper (decision 65): it is done in a transaction that speaks for a link and names nobody, never in one that looked up who is
 * signed in. It is in the urn once that transaction is kept. Returns her receipt; none for the code of a slip.
 */
export async function castPaper(
	link: Tx,
	pass: Pass,
	choice: Choice,
	reason = ''
): Promise<Outcome<CastRefusal, { receipt: string | null }>> {
	if (link.actor.kind !== 'link') throw new Forbidden();
	const wrong = wrongIn(choice, pass);
	if (wrong) return refused(wrong);
	if (Buffer.byteLength(reason) > mostReasonBytes) return refused('long-reason');
	const keys = await findUrnKeys(pass.decisionId);
	if (!keys) return refused((await takesPapersNow(link, pass)) ? 'lost' : 'closed');
	const [holder, { decisionId }] = [paperHolder(pass), pass];
	const mark = markOf(keys, holder);
	const kind = 'line' in holder ? 'phone' : 'slip';
	const paper = bytesOf({ kind, choice: plainly(choice, pass.method), ...(pass.isNoGo && { reason }) });
	const sealed = sealPaper(keys, { orgId: link.actor.orgId, decisionId, mark }, paper);
	const { rows } = await sql<{ came: 'in' | 'closed' | 'took-slip' }>`
		select coproduction.put_in_urn(${decisionId}::uuid, ${mark}::bytea, ${sealed}::bytea) as came`.execute(link.db);
	const came = rows[0]?.came ?? 'closed';
	if (came !== 'in') return refused(came);
	return doneWith({ receipt: kind === 'phone' ? receiptOf(keys, mark) : null });
}

async function takesPapersNow(link: Tx, { decisionId }: Pass): Promise<boolean> {
	const { rows } = await sql<{ takes: boolean }>`
		select coproduction.takes_papers(${decisionId}::uuid, false) as takes`.execute(link.db);
	return rows[0]?.takes ?? false;
}
