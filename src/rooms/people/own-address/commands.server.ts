import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockAddress } from '#platform/db/locks.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isOnTheTeam } from '#platform/identity/own-data.server.ts';
import { hashOf } from '#platform/identity/session.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { inOneForm } from '../person/form.ts';
import { findKnown, getPerson } from '../person/queries.server.ts';
import { mayKeepOwnDetails } from '../safe-contact/policy.ts';
import { linkOf } from './queries.server.ts';

/**
 * She asks for her letters to go to another address. Nothing changes until she has opened the letter that goes there: whether the address is
 * known here she learns by that letter alone. Asked again, the link before is void. Refused to whoever is or was on the team.
 */
export async function askToChangeEmail(tx: Tx, email: string): Promise<Outcome<'same' | 'on-the-team'>> {
	const person = hers(tx);
	const { addresses } = await getPerson(tx, person);
	const was = addresses.find(({ kind }) => kind === 'email')?.value ?? null;
	if (was === email) return refused('same');
	if (await isOnTheTeam(tx)) return refused('on-the-team');
	await tx.db
		.updateTable('people.address_change')
		.set({ ended_at: tx.now, how_ended: 'asked-anew' })
		.where('person_id', '=', person)
		.where('ended_at', 'is', null)
		.execute();
	const id = uuidv7();
	const change = { org_id: tx.actor.orgId, id, person_id: person, value: email, was, token_hash: hashOf(linkOf(id)) };
	await tx.db.insertInto('people.address_change').values(change).execute();
	await queueLetter(tx, person, 'people.address-asked', { change: id });
	await record(tx, 'people.own-address.asked', { person, change: id });
	return done;
}

/** Whoever opened the letter to a new address says that it is hers: from now on she is written to there and signs in with it. */
export async function confirmEmail(link: Tx, token: string): Promise<Outcome<'gone' | 'taken'>> {
	await showTo(link, hashOf(token));
	type Confirmed = { outcome: 'done' | 'gone' | 'taken'; person: string | null; change: string | null };
	const { rows } = await sql<Confirmed>`select * from people.confirm_own_address()`.execute(link.db);
	const { outcome = 'gone', person = null, change = null } = rows[0] ?? {};
	if (outcome !== 'done') return refused(outcome);
	await record(link, 'people.own-address.confirmed', { person, change });
	return done;
}

/**
 * She changes the number by which she is rung or texted, at the door as herself, which looks whose it is. Refused where somebody of her name
 * has it already: then she is here twice, and a coordinator looks into that.
 */
export async function changeOwnPhone(tx: Tx, phone: string): Promise<Outcome<'taken'>> {
	const person = hers(tx);
	const { called, addresses } = await getPerson(tx, person);
	const reach = inOneForm({ kind: 'phone' as const, value: phone }, tx.zone);
	const was = addresses.find(({ kind }) => kind === 'phone')?.value;
	if (was === reach.value) return done;
	await lockAddress(tx, reach.value);
	const known = await findKnown(tx, reach, called);
	if (known && known !== person) return refused('taken');
	const row = { org_id: tx.actor.orgId, person_id: person, ...reach };
	await (was
		? tx.db
				.updateTable('people.address')
				.set({ value: reach.value })
				.where('person_id', '=', person)
				.where('kind', '=', 'phone')
				.execute()
		: tx.db.insertInto('people.address').values(row).execute());
	await queueLetter(tx, person, 'people.phone-changed', {});
	await record(tx, 'people.own-address.phone-changed', { person });
	return done;
}

function hers(tx: Tx): string {
	if (!tx.actor.id || !mayKeepOwnDetails(tx.actor, tx.actor.id)) throw new Forbidden();
	return tx.actor.id;
}
