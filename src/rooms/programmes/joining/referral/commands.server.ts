import { addPageFor, addPerson, findKnown } from '#people';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { inOneForm } from '#rooms/people/person/form.ts';
import type { AnsweredLine, CameOf, Decision, Referring } from './form.ts';
import { firstTellAt, mayAnswerReferrals, mayRefer, maySetTarget } from './policy.ts';
import { getHers, getTarget, hersLink } from './queries.server.ts';

/**
 * Somebody writes for a person whom she supports, and is answered with what stands in the link of her receipt. The same form sent twice is one
 * referral. Nobody learns from the answer whether an address is known, and of somebody known nothing is changed: she is asked by her own safe way.
 */
export async function referFor(door: Tx, referring: Referring): Promise<Outcome<never, string>> {
	if (!mayRefer(door.actor)) throw new Forbidden();
	const token = keyed('referral', JSON.stringify(referring)).toString('base64url');
	const reach = inOneForm(referring.reach, door.zone);
	await lockAddress(door, reach.value);
	if (await isKept(door, token)) return doneWith(token);
	const { called, safe } = referring;
	const language = referring.language || door.defaultLanguage;
	const known = await findKnown(door, reach, called);
	const person = known ?? (await addPerson(door, { called, language, reach, safe }));
	if (known) await addPageFor(door, known, called);
	const id = await keep(door, referring, person, token);
	await queueLetter(door, person, 'programmes.referral', { referral: id });
	await record(door, 'programmes.referral.sent', { referral: id, person });
	return doneWith(token);
}

async function isKept(door: Tx, token: string): Promise<boolean> {
	await showTo(door, hashOf(token));
	const row = await door.db
		.selectFrom('programmes.referral')
		.select('id')
		.where('receipt_hash', '=', hashOf(token))
		.executeTakeFirst();
	return row !== undefined;
}

async function keep(door: Tx, referring: Referring, person: string, token: string): Promise<string> {
	const id = uuidv7();
	const { area, by, role, said, reach } = referring;
	const own = { org_id: door.actor.orgId, person_id: person };
	const byPhone = reach.kind === 'phone';
	await door.db
		.insertInto('programmes.referral')
		.values({
			...own,
			id,
			area,
			by_phone: byPhone,
			receipt_hash: hashOf(token),
			hers_hash: hashOf(hersLink(id)),
			sent_at: door.now,
			tell_at: byPhone ? firstTellAt(door.now, await getTarget(door), door.zone) : null
		})
		.execute();
	const lines = [
		{ kind: 'name', words: by },
		{ kind: 'role', words: role },
		...said.map((words) => ({ kind: 'said', words }))
	];
	await door.db
		.insertInto('programmes.referral_line')
		.values(lines.map((line, number) => ({ ...own, ...line, referral_id: id, number })))
		.execute();
	return id;
}

/** She says what is right of what was said, in her own words what is not, and takes lines out. Only from then on is it read. What she said before stands. */
export async function answerReferral(
	link: Tx,
	token: string,
	{ tells, lines }: { tells: boolean; lines: AnsweredLine[] }
): Promise<Outcome<'gone'>> {
	const { id, answer, lines: said } = await getHers(link, token);
	if (answer === 'withdrawn') return refused('gone');
	const changed = answer ? false : await correct(link, said, lines);
	const first = { answer: changed ? 'corrected' : 'confirmed', answered_at: link.now, tell_at: await tellAt(link) };
	await link.db
		.updateTable('programmes.referral')
		.set({ tells, ...(answer ? {} : first) })
		.where('id', '=', id)
		.execute();
	await record(link, answer ? 'programmes.referral.telling' : 'programmes.referral.confirmed', { referral: id });
	return done;
}

const tellAt = async (tx: Tx) => firstTellAt(tx.now, await getTarget(tx), tx.zone);

/** Writes what she corrected and deletes what she took out; whether she changed anything. */
async function correct(link: Tx, said: { id: string; kind: string }[], lines: AnsweredLine[]): Promise<boolean> {
	let changed = false;
	for (const { line, answer, rather } of lines) {
		if (answer === 'right' || !said.some(({ id, kind }) => id === line && kind === 'said')) continue;
		changed = true;
		if (answer === 'not') await link.db.deleteFrom('programmes.referral_line').where('id', '=', line).execute();
		else
			await link.db
				.updateTable('programmes.referral_line')
				.set({ words: rather, is_hers: true })
				.where('id', '=', line)
				.execute();
	}
	return changed;
}

/** No thank you: what was said of her is deleted at once, and nothing comes of it. After an answer of the charity it is over already. */
export async function withdrawReferral(link: Tx, token: string): Promise<Outcome<'answered'>> {
	const { id, answer, decision } = await getHers(link, token);
	if (answer === 'withdrawn') return done;
	if (decision) return refused('answered');
	await link.db.deleteFrom('programmes.referral_line').where('referral_id', '=', id).execute();
	await link.db
		.updateTable('programmes.referral')
		.set({ answer: 'withdrawn', answered_at: link.now, tell_at: null })
		.where('id', '=', id)
		.execute();
	await record(link, 'programmes.referral.withdrawn', { referral: id });
	return done;
}

/** A coordinator notes what she said on the phone when she was asked: that it may be read, or no thank you. Throws NotFound. */
export async function noteSpoken(tx: Tx, id: string, said: 'yes' | 'no'): Promise<Outcome<'answered'>> {
	if (!mayAnswerReferrals(tx.actor)) throw new Forbidden();
	const yes = said === 'yes';
	const row = await tx.db
		.updateTable('programmes.referral')
		.set({
			answer: yes ? 'confirmed' : 'withdrawn',
			answered_at: tx.now,
			answered_for: tx.actor.id,
			tell_at: yes ? await tellAt(tx) : null
		})
		.where('id', '=', id)
		.where('answer', 'is', null)
		.returning('person_id')
		.executeTakeFirst();
	if (!row) return isThere(tx, id);
	if (!yes) await sql`select programmes.forget_lines(${id}::uuid)`.execute(tx.db);
	await record(tx, 'programmes.referral.spoken', { referral: id, person: row.person_id, said });
	return done;
}

/** A coordinator says yes, or no with a reason and another way. She is told, and so is whoever wrote, by her receipt. Throws NotFound. */
export async function decideReferral(tx: Tx, decision: Decision): Promise<Outcome<'answered'>> {
	if (!mayAnswerReferrals(tx.actor)) throw new Forbidden();
	const { referral: id } = decision;
	const no = decision.decision === 'declined' ? { reason: decision.reason, other_way: decision.other_way } : {};
	const row = await tx.db
		.updateTable('programmes.referral')
		.set({ decision: decision.decision, decided_at: tx.now, decided_by: tx.actor.id, tell_at: null, ...no })
		.where('id', '=', id)
		.where('answer', 'in', ['confirmed', 'corrected'])
		.where('decision', 'is', null)
		.returning('person_id')
		.executeTakeFirst();
	if (!row) return isThere(tx, id);
	await queueLetter(tx, row.person_id, 'programmes.referral-answered', { referral: id });
	await record(tx, `programmes.referral.${decision.decision}`, { referral: id, person: row.person_id });
	return done;
}

/** A coordinator notes what came of a referral that was accepted; whoever wrote hears it only where she allows it. Throws NotFound. */
export async function noteWhatCame(tx: Tx, id: string, cameOf: CameOf): Promise<Outcome<'answered'>> {
	if (!mayAnswerReferrals(tx.actor)) throw new Forbidden();
	const row = await tx.db
		.updateTable('programmes.referral')
		.set({ came_of: cameOf, ended_at: tx.now })
		.where('id', '=', id)
		.where('decision', '=', 'accepted')
		.where('ended_at', 'is', null)
		.returning('person_id')
		.executeTakeFirst();
	if (!row) return isThere(tx, id);
	await record(tx, 'programmes.referral.ended', { referral: id, person: row.person_id, cameOf });
	return done;
}

async function isThere(tx: Tx, id: string): Promise<Outcome<'answered'>> {
	const row = await tx.db.selectFrom('programmes.referral').select('id').where('id', '=', id).executeTakeFirst();
	if (!row) throw new NotFound();
	return refused('answered');
}

/** A coordinator says within how many working days her charity answers; what waits already keeps the day on which somebody is told. */
export async function setTarget(tx: Tx, days: number): Promise<Outcome<never>> {
	if (!maySetTarget(tx.actor) || !tx.actor.id) throw new Forbidden();
	const said = { days, set_by: tx.actor.id, set_at: tx.now };
	await tx.db
		.insertInto('programmes.answer_target')
		.values({ org_id: tx.actor.orgId, ...said })
		.onConflict((conflict) => conflict.column('org_id').doUpdateSet(said))
		.execute();
	await record(tx, 'programmes.answer-target.set', { days });
	return done;
}
