import { sql } from 'kysely';
import { record } from '../../audit/record.ts';
import { holds, type Actor, type Tx } from '../../db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '../../outcome.ts';
import { speakLanguages } from '../organisation.ts';
import type { Settings } from './form.ts';

/** Who says what an organisation is called, how it looks and where people ask: its coordinators, and whoever hosts it. */
export function maySettle(actor: Actor): boolean {
	return holds(actor, 'coordinator') || actor.kind === 'host';
}

/** Keeps what an organisation says of itself. The trail names which of it changed, never what it was. */
export async function keepSettings(tx: Tx, wanted: Settings): Promise<Outcome<'frame-first'>> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	const { languages, contactHours, safeguardingHours, ...plain } = wanted;
	const values = {
		name: plain.name,
		letter_name: plain.letterName || null,
		letter_from: plain.letterFrom || null,
		accent: plain.accent,
		leave_to: plain.leaveTo,
		time_zone: plain.timeZone,
		contact_phone: plain.contactPhone || null,
		contact_email: plain.contactEmail || null,
		contact_hours: JSON.stringify(contactHours),
		safeguarding_name: plain.safeguardingName || null,
		safeguarding_hours: JSON.stringify(safeguardingHours)
	};
	const before = await tx.db
		.selectFrom('platform.organisation')
		.selectAll()
		.where('id', '=', tx.actor.orgId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const isNew = ([name, value]: [string, unknown]) =>
		value !==
		(name.endsWith('_hours') ? JSON.stringify(before[name as 'contact_hours']) : before[name as keyof typeof before]);
	const changed = Object.entries(values).filter(isNew);
	if (languages.join() !== before.languages.join()) {
		const outcome = await speakLanguages(tx, languages);
		if (!outcome.ok) return refused(outcome.reason);
	}
	if (!changed.length) return done;
	await tx.db.updateTable('platform.organisation').set(values).where('id', '=', tx.actor.orgId).execute();
	await record(tx, 'platform.organisation.settled', { changed: changed.map(([name]) => name).join(' ') });
	return done;
}

/** A coordinator says that somebody makes backups of the installation: nothing in Kith can know it. */
export async function sayBackup(tx: Tx): Promise<void> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	await tx.db
		.updateTable('platform.organisation')
		.set({ backup_said_at: sql<Date>`platform.now()` })
		.where('id', '=', tx.actor.orgId)
		.execute();
	await record(tx, 'platform.organisation.backup-said', {});
}
