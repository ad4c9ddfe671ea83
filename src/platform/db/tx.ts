import { sql, type ControlledTransaction, type Kysely, type Transaction } from 'kysely';
import { moment } from '../clock.ts';
import { runtime } from '../runtime.ts';
import type { DB } from './tables.generated.ts';
import { onOneConnection } from './one-connection.ts';
import { wordOf } from './word.ts';

/** Every role that somebody may hold, in the order in which forms offer them: a new one is added here, and is then asked for its words. */
export const roles = [
	'facilitator',
	'creche_worker',
	'coordinator',
	'evaluator',
	'programme_lead',
	'safeguarding_lead',
	'conduct_lead',
	'outside_contact'
] as const;
export type Role = (typeof roles)[number];

/** Who is speaking: a person who signed in, a visitor, the unattended door, whoever holds a link of her own, timed work, or the host at the command line. */
export interface Actor {
	kind: 'person' | 'visitor' | 'door' | 'link' | 'job' | 'host';
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
	/** What is done has the door's rights: a person went there herself, or nobody is signed in and it is done by the door or a link. */
	atDoor: boolean;
	/** The pocket by which a phone without signal speaks for her: what she did in its circle, and nothing else. */
	pocket?: string;
}

declare const key: unique symbol;

/** An open transaction that already speaks for one actor in one organisation. Only this file makes one. */
export interface Tx {
	readonly db: Transaction<DB>;
	readonly actor: Actor;
	/** When it began, by the clock of the database: the one moment of everything done in it. */
	readonly now: Date;
	/** The organisation's time zone, such as "Europe/London". */
	readonly zone: string;
	/** The languages the organisation speaks. */
	readonly languages: readonly string[];
	/** The one it speaks to whoever has not chosen. */
	readonly defaultLanguage: string;
	readonly [key]: true;
}

/** A person may go to the door: she does there what needs its rights, and it is she whom the commands ask and the audit names. */
export type Speaker =
	| { session: Uint8Array; atDoor?: boolean }
	| { pocket: Uint8Array }
	| { orgId: string; kind: 'visitor' | 'door' | 'link' | 'job' | 'host' };

/** Nobody is signed in with this session: it ended, or never was. */
export class NobodyThere extends Error {
	override name = 'NobodyThere';
}

/** Does the work in one transaction that sees only what this speaker may see. Throws NobodyThere for an ended session. */
export function inTransaction<T>(db: Kysely<DB>, speaker: Speaker, work: (tx: Tx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (trx) => {
		const { actor, row } = await open(trx, speaker);
		return work(txOf(await onOneConnection(trx), actor, row));
	});
}

/** The same transaction, in which it is another moment: for examples of what happened earlier, and tests of what comes later. */
export function asOf(tx: Tx, now: Date = tx.now): Tx {
	return { ...tx, now };
}

function txOf(db: Transaction<DB>, actor: Actor, row: SpeakerRow): Tx {
	const [now, zone] = [row.org_now, row.org_zone ?? 'UTC']; // there may be no organisation yet
	const [languages, defaultLanguage] = [row.org_languages ?? [], row.org_default_language ?? 'en'];
	return { db, actor, now, zone, languages, defaultLanguage } as unknown as Tx;
}

interface SpeakerRow {
	org_id: string | null;
	account_id: string | null;
	language: string | null;
	roles: string | null;
	circles: string | null;
	strong: boolean | null;
	org_now: Date;
	org_zone: string | null;
	org_languages: string[] | null;
	org_default_language: string | null;
	/** Of a phone without signal alone. */
	pocket_id?: string;
}

async function open(trx: Transaction<DB>, speaker: Speaker): Promise<{ actor: Actor; row: SpeakerRow }> {
	const { rows } = await sql<SpeakerRow>`select * from ${opening(speaker)}`.execute(trx);
	const row = rows[0];
	const actor = row && ('kind' in speaker ? unnamed(speaker.orgId, speaker.kind) : personOf(row));
	if (!actor) throw new NobodyThere();
	if (!('session' in speaker) || !speaker.atDoor) return { actor, row };
	await sql`select platform.step_to_door(${word()})`.execute(trx);
	return { actor: { ...actor, atDoor: true }, row };
}

/** What opens it. Timed work and the command line have logins of their own; at the door the house says its word. */
function opening(speaker: Speaker) {
	if ('session' in speaker) return sql`platform.open_session(${Buffer.from(speaker.session)})`;
	if ('pocket' in speaker) return sql`platform.open_pocket(${Buffer.from(speaker.pocket)})`;
	const { orgId, kind } = speaker;
	if (kind === 'job') return sql`platform.open_as_job(${orgId}::uuid)`;
	if (kind === 'host') return sql`platform.open_as_host(${orgId}::uuid)`;
	return sql`platform.open_as(${orgId}::uuid, ${kind}, ${kind === 'visitor' ? null : word()})`;
}

const word = () => wordOf(runtime().installationKey);

function personOf(row: SpeakerRow): Actor | null {
	if (!row.org_id) return null;
	return {
		kind: 'person',
		orgId: row.org_id,
		id: row.account_id,
		language: row.language,
		roles: row.roles ? (row.roles.split(',') as Role[]) : [],
		circles: row.circles ? row.circles.split(',').map(circle) : [],
		strong: row.strong ?? false,
		atDoor: false,
		...(row.pocket_id && { pocket: row.pocket_id })
	};
}

function unnamed(orgId: string, kind: Exclude<Actor['kind'], 'person'>): Actor {
	const atDoor = kind === 'door' || kind === 'link' || kind === 'host';
	return { kind, orgId, id: null, language: null, roles: [], circles: [], strong: false, atDoor };
}

/** A transaction opened before it is known what its work is. It speaks for one actor already; `keep` or `undo` closes it. */
export interface OpenTx {
	readonly tx: Tx;
	speaksAs(speaker: Speaker): boolean;
	keep(): Promise<void>;
	undo(): Promise<void>;
}

/** One statement that opens for whoever has this session, or for a visitor, and finds the organisation meant: hers, or the one addressed. */
export async function openRequest<Found>(
	db: Kysely<DB>,
	session: Uint8Array | null,
	{ slug, host }: { slug?: string; host: string }
): Promise<{ actor: Actor | null; found: Found | undefined; now: Date; tx: OpenTx | null }> {
	const trx = await db.startTransaction().execute();
	try {
		const { rows } = await (
			session ? lookUpPerson(Buffer.from(session), slug, host) : lookUpVisitor(slug, host)
		).execute(trx);
		const row = rows[0] as (SpeakerRow & Found & { id: string | null; arrived: Date }) | undefined;
		const actor = row && session ? personOf(row) : null;
		const speaker = row?.id ? (actor ?? (session ? null : unnamed(row.id, 'visitor'))) : null;
		if (!speaker) await trx.commit().execute();
		const tx = row && speaker ? openTx(trx, txOf(await onOneConnection(trx), speaker, row), session) : null;
		return { actor, found: row?.id ? row : undefined, now: row?.arrived ?? moment(), tx };
	} catch (error) {
		await trx
			.rollback()
			.execute()
			.catch(() => undefined); // the first error says more
		throw error;
	}
}

const lookUpPerson = (hash: Buffer, slug: string | undefined, host: string) => sql`
	select *, platform.now() as arrived from platform.open_session(${hash}) s left join lateral platform.find_organisation(
		case when ${slug ?? null}::text is null then s.org_id end, ${slug ?? null}, ${host}) o on true`;

const lookUpVisitor = (slug: string | undefined, host: string) => sql`
	select o.*, platform.now() as arrived, v.org_id, v.org_now, v.org_zone, v.org_languages, v.org_default_language
	from platform.find_organisation(null, ${slug ?? null}, ${host}) o, lateral platform.open_as(o.id, 'visitor') v`;

function openTx(trx: ControlledTransaction<DB>, tx: Tx, session: Uint8Array | null): OpenTx {
	const { kind, orgId } = tx.actor;
	return {
		tx,
		speaksAs: (speaker) =>
			'session' in speaker
				? speaker.session === session && !speaker.atDoor
				: 'kind' in speaker && kind === speaker.kind && orgId === speaker.orgId,
		keep: () => trx.commit().execute(),
		undo: () =>
			trx
				.rollback()
				.execute()
				.catch(() => undefined) // what failed before says more
	};
}

function circle(entry: string): { role: Role; circleId: string } {
	const [role = '', circleId = ''] = entry.split(':');
	return { role: role as Role, circleId };
}

/** Whether this is the door's to do: nobody is signed in, or a person went there herself. */
export function isAtDoor({ kind, atDoor }: Actor): boolean {
	return kind === 'door' || (kind === 'person' && atDoor);
}

/** Whether the actor holds a role in the whole organisation, or in the circle given. */
export function holds(actor: Actor, role: Role, circleId?: string): boolean {
	return actor.roles.includes(role) || actor.circles.some((held) => held.role === role && held.circleId === circleId);
}

/** Whether the actor holds a role in this very circle; one in the whole organisation does not count. */
export function holdsHere(actor: Actor, role: Role, circleId: string): boolean {
	return actor.circles.some((held) => held.role === role && held.circleId === circleId);
}

/** The circles that the actor coordinates; null where she coordinates the whole organisation, and so all of them. */
export function coordinates(actor: Actor): readonly string[] | null {
	if (actor.roles.includes('coordinator')) return null;
	return actor.circles.flatMap(({ role, circleId }) => (role === 'coordinator' ? [circleId] : []));
}

/** Whether the actor holds a role anywhere at all. */
export function holdsAnywhere(actor: Actor, role: Role): boolean {
	return actor.roles.includes(role) || actor.circles.some((held) => held.role === role);
}
