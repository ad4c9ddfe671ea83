import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { seal } from '#platform/identity/sealing.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { PushPhone } from '#platform/push/phone.ts';
import type { TurnOnForm } from './form.ts';
import { mayTurnOn, mostDevices, waitsFor } from './policy.ts';
import { listDevices, pushSeal } from './queries.server.ts';

/**
 * She has the device on which she is told that there is a message, under a name of her own; by the ways that she had before she is told of it, should it not
 * have been she. Gives its id, which this browser keeps.
 */
export async function turnOn(tx: Tx, { name, ...phone }: TurnOnForm): Promise<Outcome<'too-many', string>> {
	if (!mayTurnOn(tx.actor)) throw new Forbidden();
	const person_id = tx.actor.id ?? '';
	if ((await listDevices(tx)).filter(({ endedAt }) => !endedAt).length >= mostDevices) return refused('too-many');
	const [id, isBeside] = [uuidv7(), await hasOtherWays(tx, person_id)];
	await tx.db
		.insertInto('people.push')
		.values({
			...{ org_id: tx.actor.orgId, id, person_id, name, sealed: sealedFor(tx, person_id, phone), since: tx.now },
			counts_from: new Date(tx.now.getTime() + (isBeside ? waitsFor : 0))
		})
		.execute();
	if (isBeside) await queueLetter(tx, person_id, 'people.device-added', {}, `device ${id}`);
	await record(tx, 'people.push.turned-on', { person: person_id, device: id });
	return doneWith(id);
}

/** The browser of a device of hers takes messages at another address now, or again. Throws NotFound. */
export async function renew(tx: Tx, id: string, phone: PushPhone): Promise<void> {
	const [person, device] = [tx.actor.id ?? '', (await listDevices(tx)).find((one) => one.id === id)];
	if (!device) throw new NotFound();
	await tx.db
		.updateTable('people.push')
		.set({ sealed: sealedFor(tx, person, phone), ended_at: null })
		.where('id', '=', id)
		.where('person_id', '=', person)
		.execute();
	await record(tx, 'people.push.renewed', { person, device: id });
}

/** She takes a device of hers out: nothing is sent to it any more, and nothing of it is kept. Throws NotFound. */
export async function takeOut(tx: Tx, id: string): Promise<void> {
	if (!(await signOff(tx, id))) throw new NotFound();
}

/** Whoever signs out on a device of hers is told nothing there any more. False where it is none of hers. */
export async function signOff(tx: Tx, id: string): Promise<boolean> {
	const person = tx.actor.id ?? '';
	if (!(await listDevices(tx)).some((one) => one.id === id)) return false;
	await tx.db.deleteFrom('people.push').where('id', '=', id).where('person_id', '=', person).execute();
	await record(tx, 'people.push.taken-out', { person, device: id });
	return true;
}

/** Devices that their push service knows no more: nothing is sent there again, and their names stay for her to turn them on anew. */
export async function takeOutGone(job: Tx, ids: readonly string[]): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const rows = await job.db
		.updateTable('people.push')
		.set({ sealed: null, ended_at: job.now })
		.where('id', 'in', ids)
		.where('ended_at', 'is', null)
		.returning(['id', 'person_id as person'])
		.execute();
	for (const { id, person } of rows) await record(job, 'people.push.gone', { person, device: id });
}

const sealedFor = (tx: Tx, person: string, { endpoint, p256dh, auth }: PushPhone): string =>
	seal(pushSeal, `${tx.actor.orgId} ${person}`, JSON.stringify({ endpoint, p256dh, auth }));

async function hasOtherWays(tx: Tx, person: string): Promise<boolean> {
	const address = tx.db.selectFrom('people.address').select('id').where('person_id', '=', person).limit(1);
	const device = tx.db.selectFrom('people.push').select('id').where('person_id', '=', person).limit(1);
	return (await address.execute()).length + (await device.execute()).length > 0;
}
