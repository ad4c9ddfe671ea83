import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { plainSigns } from '#platform/forms/signs.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { openSession, type OpenedSession } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getPerson } from '../person/queries.server.ts';
import { codeDays, mayMakeCode } from './policy.ts';
import { needsCode } from './queries.server.ts';

/** A code that was just made: it is shown once and nobody sees it again. */
export interface MadeCode {
	code: string;
	until: Date;
	/** The language of whom it is for: the card speaks it. */
	language: string;
}

/** Makes a code of ten digits that opens her page once, for somebody without e-mail. The one before it is void. */
export async function makeCode(tx: Tx, personId: string): Promise<Outcome<'has-email', MadeCode>> {
	if (!mayMakeCode(tx.actor, personId) || !tx.actor.id) throw new Forbidden();
	const { language } = await getPerson(tx, personId);
	if (!(await needsCode(tx, personId))) return refused('has-email');
	await endCodes(tx, personId);
	const code = String(randomInt(10 ** 5)).padStart(5, '0') + String(randomInt(10 ** 5)).padStart(5, '0');
	const { expires_at: until } = await tx.db
		.insertInto('people.page_code')
		.values({
			org_id: tx.actor.orgId,
			person_id: personId,
			code_hash: hashOfCode(tx, code),
			made_by: tx.actor.id,
			expires_at: sql<Date>`platform.now() + make_interval(days => ${codeDays})`
		})
		.returning('expires_at')
		.executeTakeFirstOrThrow();
	await record(tx, 'people.page-code.made', { person: personId });
	return doneWith({ code, until, language });
}

/** Takes back a code that was not used, because a card is lost or was read out to somebody else. */
export async function takeBackCode(tx: Tx, personId: string): Promise<Outcome<never>> {
	if (!mayMakeCode(tx.actor, personId)) throw new Forbidden();
	await getPerson(tx, personId);
	if (await endCodes(tx, personId)) await record(tx, 'people.page-code.taken-back', { person: personId });
	return done;
}

/** Opens the page of whoever was given this code: once, in time, and with no roles. */
export async function enterByCode(door: Tx, typed: string): Promise<Outcome<'wrong', OpenedSession>> {
	const hash = hashOfCode(door, plainSigns(typed).replace(/\D/g, ''));
	await showTo(door, hash);
	const used = await door.db
		.updateTable('people.page_code')
		.set({ ended_at: door.now, how_ended: 'used' })
		.where('code_hash', '=', hash)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', door.now)
		.returning('person_id')
		.executeTakeFirst();
	if (!used || (await isClosed(door, used.person_id))) return refused('wrong');
	await record(door, 'people.page-code.used', { person: used.person_id });
	return doneWith(await openSession(door, used.person_id, false));
}

async function endCodes(tx: Tx, personId: string): Promise<bigint> {
	const ended = await tx.db
		.updateTable('people.page_code')
		.set({ ended_at: tx.now, how_ended: 'taken-back' })
		.where('person_id', '=', personId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return ended.numUpdatedRows;
}

async function isClosed(door: Tx, accountId: string): Promise<boolean> {
	const account = await door.db
		.selectFrom('platform.account')
		.select('closed_at')
		.where('id', '=', accountId)
		.executeTakeFirst();
	return !account || account.closed_at !== null;
}

function hashOfCode(tx: Tx, digits: string): Buffer {
	return keyed('page code', `${tx.actor.orgId} ${digits}`);
}
