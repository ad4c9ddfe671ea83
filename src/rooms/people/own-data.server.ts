import { Forbidden } from '#platform/outcome.ts';
import { enqueue } from '#platform/jobs/outbox.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Everything this room holds about a person, by table. Only she herself is given it. */
export async function copyFor(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	if (tx.actor.id !== personId) throw new Forbidden();
	const code = tx.db.selectFrom('people.page_code').select(['made_at', 'expires_at', 'ended_at', 'how_ended']);
	const changes = tx.db
		.selectFrom('people.address_change')
		.select(['value', 'was', 'asked_at', 'ended_at', 'how_ended']);
	const devices = tx.db.selectFrom('people.push').select(['name', 'since', 'counts_from', 'ended_at']);
	return {
		...(await rowsOf(tx, personId)),
		'people.address_change': await changes.where('person_id', '=', personId).execute(),
		'people.page_code': await code.where('person_id', '=', personId).execute(),
		'people.push': await devices.where('person_id', '=', personId).execute(),
		'people.ruling': await tx.db.selectFrom('people.ruling').selectAll().where('account_id', '=', personId).execute(),
		'people.merge': await tx.db.selectFrom('people.merge').selectAll().where('kept_id', '=', personId).execute()
	};
}

type OwnTable =
	| 'people.address'
	| 'people.safe_contact'
	| 'people.consent'
	| 'people.child'
	| 'people.membership'
	| 'people.phone_try'
	| 'people.need'
	| 'people.change_for'
	| 'people.contact_change'
	| 'people.loss'
	| 'people.topic'
	| 'people.other_readers'
	| 'people.text_reply';

async function rowsOf(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const hers = (table: OwnTable) =>
		tx.db
			.selectFrom(table as 'people.address')
			.selectAll()
			.where('person_id', '=', personId)
			.execute();
	const children = (await hers('people.child')).map((child) => child.id);
	const ofChildren = (table: 'people.child_care' | 'people.creche_day') =>
		children.length
			? tx.db
					.selectFrom(table as 'people.child_care')
					.selectAll()
					.where('child_id', 'in', children)
					.execute()
			: [];
	return {
		'people.person': await tx.db.selectFrom('people.person').selectAll().where('id', '=', personId).execute(),
		'people.address': await hers('people.address'),
		'people.safe_contact': await hers('people.safe_contact'),
		'people.consent': await hers('people.consent'),
		'people.child': await hers('people.child'),
		'people.child_care': await ofChildren('people.child_care'),
		'people.creche_day': await ofChildren('people.creche_day'),
		'people.membership': await hers('people.membership'),
		'people.phone_try': await hers('people.phone_try'),
		'people.need': await hers('people.need'),
		'people.change_for': await hers('people.change_for'),
		'people.contact_change': await hers('people.contact_change'),
		'people.loss': await hers('people.loss'),
		'people.topic': await hers('people.topic'),
		'people.other_readers': await hers('people.other_readers'),
		'people.text_reply': await hers('people.text_reply')
	};
}

/** Forgets a person: her name, how to reach her, her answers, her children, and with them every row that hangs on her. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	const gone = await tx.db.selectFrom('people.merge').select('gone_id').where('kept_id', '=', personId).execute();
	for (const { gone_id: account } of gone)
		if (account !== personId) await enqueue(tx, 'forget', { account }, { key: `forget:${account}` });
	await tx.db.deleteFrom('people.person').where('id', '=', personId).execute();
}
