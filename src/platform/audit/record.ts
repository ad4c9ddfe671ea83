import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';

/**
 * Writes the one audit row of a command, in its transaction: who did what, to which ids, and by which pocket where a phone without
 * signal spoke for her. Never content. Of a row that is kept from somebody she sees nothing, even where her role sees such rows.
 */
export async function record(
	tx: Tx,
	action: string,
	subject: Record<string, string | number | boolean | null>,
	keptFrom: string | null = null
): Promise<void> {
	await tx.db
		.insertInto('platform.audit')
		.values({
			org_id: tx.actor.orgId,
			actor_id: tx.actor.id,
			actor_kind: tx.actor.kind,
			action,
			subject: JSON.stringify(tx.actor.pocket ? { ...subject, pocket: tx.actor.pocket } : subject),
			kept_from: keptFrom
		})
		.execute();
}

/** Notes that something sensitive about a person was opened; she can see who looked. */
export async function noteAccess(tx: Tx, personIds: readonly string[], what: string): Promise<void> {
	if (!personIds.length) return;
	await tx.db
		.insertInto('platform.access')
		.columns(['org_id', 'actor_id', 'actor_kind', 'person_id', 'what'])
		.expression(
			sql`select ${tx.actor.orgId}::uuid, ${tx.actor.id}::uuid, ${tx.actor.kind}::text, person, ${what}::text
			from unnest(${personIds}::uuid[]) as person` as never
		)
		.execute();
}

/** The same for a page that is opened again and again while people work: each look is noted once an hour. */
export async function noteAccessHourly(tx: Tx, personIds: readonly string[], what: string): Promise<void> {
	const { rows } = await sql<{ person_id: string }>`select distinct person_id from platform.access
		where person_id = any (${personIds}::uuid[]) and actor_id = ${tx.actor.id}::uuid and what = ${what}
			and at > platform.now() - interval '1 hour'`.execute(tx.db);
	const noted = new Set(rows.map((row) => row.person_id));
	await noteAccess(
		tx,
		personIds.filter((person) => !noted.has(person)),
		what
	);
}

/** Notes that something sensitive was opened in which nobody is named, such as answers under pseudonyms. */
export async function noteReading(tx: Tx, what: string): Promise<void> {
	await tx.db
		.insertInto('platform.access')
		.values({ org_id: tx.actor.orgId, actor_id: tx.actor.id, actor_kind: tx.actor.kind, what })
		.execute();
}
