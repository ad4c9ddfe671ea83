import type { Role, Tx } from '../../db/tx.ts';
import { queueLetter } from '../../jobs/outbox.ts';
import { hasSetUp } from '../set-up.ts';

/** Who may say a second yes, as far as her role goes: everybody who coordinates or is a safeguarding lead now. */
export const whoHear = (tx: Tx): Promise<string[]> => holdersOf(tx, ['coordinator', 'safeguarding_lead']);

/** Who is told whenever somebody is to look after concerns, or does so no more: those, and the conduct leads. */
export const whoAreTold = (tx: Tx): Promise<string[]> =>
	holdersOf(tx, ['coordinator', 'safeguarding_lead', 'conduct_lead']);

async function holdersOf(tx: Tx, roles: Role[]): Promise<string[]> {
	const held = await tx.db
		.selectFrom('platform.role_now')
		.select('account_id')
		.distinct()
		.where('role', 'in', roles)
		.where('circle_id', 'is', null)
		.execute();
	return held.flatMap(({ account_id }) => account_id ?? []);
}

/** Tells everybody it concerns how an appointment was answered: all who hear of it when it was a yes, whoever asked when not. */
export async function tellOfAnswer(tx: Tx, { appointment: id }: { appointment: string }): Promise<void> {
	const appointment = await tx.db
		.selectFrom('platform.appointment')
		.select(['account_id', 'role', 'answer', 'asked_by'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!appointment || appointment.answer === 'withdrawn') return;
	const { account_id: her, role, answer, asked_by } = appointment;
	if (answer !== 'yes') return queueLetter(tx, asked_by, 'platform.appointment-declined', {});
	await tellOfGrant(tx, her, role);
	for (const person of await whoAreTold(tx))
		if (person !== her) await queueLetter(tx, person, 'platform.lead-changed', {});
}

/** Tells her to whom a role was given: how she starts where she has not set up yet, or what is asked of an outside contact. */
async function tellOfGrant(tx: Tx, accountId: string, role: string): Promise<void> {
	if (role === 'outside_contact') return queueLetter(tx, accountId, 'platform.outside-contact', {});
	const kind = (await hasSetUp(tx, accountId)) ? 'platform.lead-changed' : 'platform.staff-invitation';
	await queueLetter(tx, accountId, kind, {});
}
