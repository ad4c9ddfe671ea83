import { sql } from 'kysely';
import type { Tx } from '../platform/db/tx.ts';
import { answerAppointment } from '../platform/identity/appointment/commands.server.ts';
import { appointedRoles } from '../platform/identity/appointment/policy.ts';
import { endRole } from '../platform/identity/staff.ts';
import { m } from '#messages';
import { answer, type Out } from './out.ts';
import { asHost } from './place.ts';

interface Given {
	organisation?: string;
	data?: string;
	json: boolean;
}

/** Somebody who looks after concerns or hears of them from outside, or is to: a second yes is what she waits for. */
interface Named {
	id: string;
	email: string;
	role: string;
	until: Date;
	waits: boolean;
}

/** Prints who looks after concerns, who hears from outside, and who waits for a second yes. */
export function listLeads(given: Given, out: Out): Promise<number> {
	return asHost(given, async (host) => {
		const named = await namedIn(host);
		const lines = named.map(({ email, role, until, waits }) =>
			[
				email,
				role,
				m.shell_lead_until({ day: until.toISOString().slice(0, 10) }),
				...(waits ? [m.shell_lead_waits()] : [])
			].join('  ')
		);
		answer(out, given.json, { named }, lines.join('\n') || m.shell_lead_none());
		return 0;
	});
}

/** Says the second yes as whoever hosts Kith, for a charity in which nobody else can. */
export function confirmLead(given: Given & { email: string }, out: Out): Promise<number> {
	return asHost(given, async (host) => {
		const said = await confirmWaiting(host, given.email);
		if (!said.given.length && !said.clashing.length) {
			out.stderr(`${m.shell_lead_not_asked({ email: given.email })}\n`);
			return 1;
		}
		if (said.given.length || given.json)
			answer(out, given.json, said, m.shell_lead_given({ email: given.email, roles: said.given.join(', ') }));
		for (const role of said.clashing) out.stderr(`${m.shell_lead_clashes({ email: given.email, role })}\n`);
		return said.clashing.length ? 1 : 0;
	});
}

/** Says yes to every role that waits for this address; one that does not go with a role she has goes on waiting. */
export async function confirmWaiting(host: Tx, email: string): Promise<{ given: string[]; clashing: string[] }> {
	const said: { given: string[]; clashing: string[] } = { given: [], clashing: [] };
	for (const { id, role, ...one } of await namedIn(host))
		if (one.waits && one.email === email.toLowerCase()) {
			const { ok } = await answerAppointment(host, id, 'yes');
			said[ok ? 'given' : 'clashing'].push(role);
		}
	return said;
}

/** Ends the role of somebody who looks after concerns or hears from outside, also when she is the only one. */
export function endLead(given: Given & { email: string }, out: Out): Promise<number> {
	return asHost(given, async (host) => {
		const held = (await namedIn(host)).filter((one) => !one.waits && one.email === given.email.toLowerCase());
		if (!held.length) {
			out.stderr(`${m.shell_lead_no_role({ email: given.email })}\n`);
			return 1;
		}
		for (const { id } of held) await endRole(host, id);
		answer(out, given.json, { ended: held.map(({ role }) => role) }, m.shell_lead_ended({ email: given.email }));
		return 0;
	});
}

async function namedIn(host: Tx): Promise<Named[]> {
	const held = await host.db
		.selectFrom('platform.role_given as held')
		.innerJoin('platform.sign_in_name as name', 'name.account_id', 'held.account_id')
		.select(['held.id', 'name.email', 'held.role', 'held.until'])
		.where('held.role', 'in', appointedRoles)
		.orderBy('name.email')
		.execute();
	const asked = await host.db
		.selectFrom('platform.appointment as asked')
		.innerJoin('platform.sign_in_name as name', 'name.account_id', 'asked.account_id')
		.select(['asked.id', 'name.email', 'asked.role', 'asked.until'])
		.where(sql<boolean>`asked.answer is null and platform.appointment_is_open(asked.asked_at, asked.until)`)
		.orderBy('name.email')
		.orderBy('asked.role')
		.execute();
	return [
		...held.map((one) => ({ ...one, waits: false })),
		...asked.map((one) => ({ ...one, waits: true }))
	] as Named[];
}
