import { sql } from 'kysely';
import { failsLoudly } from '../runtime.ts';
import type { Tx } from './tx.ts';

declare const kind: unique symbol;

/** Proof that this transaction alone works on one thing until it ends. A step that needs that takes it instead of an id. */
export interface Locked<Kind extends string> {
	readonly id: string;
	readonly [kind]: Kind;
}

/** What a transaction has locked last: two that lock in one order never wait for each other. */
const lastOf = new WeakMap<Tx['db'], { place: number; id: string; held: Set<string> }>();

/**
 * The locks of one room, each waiting until no other transaction works on the same thing of the organisation. The order is
 * stated: rooms in the order of the list of rooms, from the ground up (`floor` is this one's place in it); inside a room the
 * order of its kinds; things of one kind by their ids. What is locked already is locked again for nothing. Tests and
 * development fail where a transaction goes against the order.
 */
export function locksOf<const Kind extends string>(floor: number, kinds: readonly Kind[]) {
	return async <One extends Kind>(tx: Tx, kind: One, id: string): Promise<Locked<One>> => {
		const place = floor * 100 + kinds.indexOf(kind);
		keepOrder(tx, { place, id }, kind);
		await sql`select pg_advisory_xact_lock(hashtextextended(${`${place} ${tx.actor.orgId} ${id}`}, 0))`.execute(tx.db);
		return { id } as Locked<One>;
	};
}

function keepOrder(tx: Tx, next: { place: number; id: string }, kind: string): void {
	const name = `${next.place} ${next.id}`;
	const last = lastOf.get(tx.db);
	if (last?.held.has(name)) return;
	const isLate = last && (next.place < last.place || (next.place === last.place && next.id < last.id));
	if (isLate && failsLoudly()) throw new Error(`a lock of kind "${kind}" out of the stated order`);
	lastOf.set(tx.db, { ...(isLate ? last : next), held: (last?.held ?? new Set()).add(name) });
}

const lock = locksOf(0, ['form', 'address', 'roles', 'team', 'public addresses', 'circle', 'news']);

/** One form of one person, so that sent twice at once it is taken once. */
export const lockForm = (tx: Tx, sentBy: string, formId: string) => lock(tx, 'form', `${sentBy} ${formId}`);

/** Whoever signs in or can be reached under this address. */
export const lockAddress = (tx: Tx, value: string) => lock(tx, 'address', value);

/** The roles of one account: two that clash are never given at the same moment. */
export const lockRoles = (tx: Tx, accountId: string) => lock(tx, 'roles', accountId);

/** The addresses under which anybody finds a page, so that two pages made at once get one each. */
export const lockPublicAddresses = (tx: Tx) => lock(tx, 'public addresses', '');

/** Everything that is counted in one circle: its places, its list, its crèche and the days on which it meets. */
export type LockedCircle = Locked<'circle'>;

/** One circle, for the rooms that count in it. */
export const lockCircle = (tx: Tx, id: string): Promise<LockedCircle> => lock(tx, 'circle', id);

/** News to one person: of two letters that would leave at once one goes in the envelope of the other, or waits. */
export const lockNewsTo = (tx: Tx, accountId: string) => lock(tx, 'news', accountId);

/** Who holds the roles without which a charity should not be, so that two who end each other do not both succeed. */
export const lockTeam = (tx: Tx) => lock(tx, 'team', '');
