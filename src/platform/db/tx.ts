import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './tables.generated.ts';

export const roles = ['coordinator', 'facilitator', 'creche_worker', 'safeguarding_lead', 'evaluator'] as const;
export type Role = (typeof roles)[number];

/** Who is speaking: a person who signed in, a visitor, the unattended door, timed work, or the host at the command line. */
export interface Actor {
	kind: 'person' | 'visitor' | 'door' | 'job' | 'host';
	orgId: string;
	/** The person's id; null for everybody but a person. */
	id: string | null;
	language: string | null;
	/** Roles in the whole organisation. Empty without a second factor. */
	roles: readonly Role[];
	/** Roles in one circle (a cohort or group). */
	circles: readonly { role: Role; circleId: string }[];
	/** Two factors were shown. */
	strong: boolean;
}

declare const key: unique symbol;

/** An open transaction that already speaks for one actor in one organisation. Only this file makes one. */
export interface Tx {
	readonly db: Transaction<DB>;
	readonly actor: Actor;
	readonly [key]: true;
}

export type Speaker = { session: Uint8Array } | { orgId: string; kind: 'visitor' | 'door' | 'job' | 'host' };

/** Nobody is signed in with this session: it ended, or never was. */
export class NobodyThere extends Error {
	override name = 'NobodyThere';
}

/** Does the work in one transaction that sees only what this speaker may see. Throws NobodyThere for an ended session. */
export function inTransaction<T>(db: Kysely<DB>, speaker: Speaker, work: (tx: Tx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (trx) => work({ db: trx, actor: await open(trx, speaker) } as Tx));
}

interface SpeakerRow {
	org_id: string | null;
	account_id: string | null;
	language: string | null;
	roles: string | null;
	circles: string | null;
	strong: boolean | null;
}

async function open(trx: Transaction<DB>, speaker: Speaker): Promise<Actor> {
	if ('session' in speaker) {
		const hash = Buffer.from(speaker.session);
		const { rows } = await sql<SpeakerRow>`select * from platform.open_session(${hash})`.execute(trx);
		const row = rows[0];
		if (!row?.org_id) throw new NobodyThere();
		return {
			kind: 'person',
			orgId: row.org_id,
			id: row.account_id,
			language: row.language,
			roles: row.roles ? (row.roles.split(',') as Role[]) : [],
			circles: row.circles ? row.circles.split(',').map(circle) : [],
			strong: row.strong ?? false
		};
	}
	await sql`select platform.open_as(${speaker.orgId}::uuid, ${speaker.kind})`.execute(trx);
	return { kind: speaker.kind, orgId: speaker.orgId, id: null, language: null, roles: [], circles: [], strong: false };
}

function circle(entry: string): { role: Role; circleId: string } {
	const [role = '', circleId = ''] = entry.split(':');
	return { role: role as Role, circleId };
}

/** Whether the actor holds a role in the whole organisation, or in the circle given. */
export function holds(actor: Actor, role: Role, circleId?: string): boolean {
	return actor.roles.includes(role) || actor.circles.some((held) => held.role === role && held.circleId === circleId);
}

/** Whether the actor holds a role anywhere at all. */
export function holdsAnywhere(actor: Actor, role: Role): boolean {
	return actor.roles.includes(role) || actor.circles.some((held) => held.role === role);
}
