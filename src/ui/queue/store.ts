import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** The key of what can be read, locked by a code. */
export interface LockedKey {
	salt: Uint8Array<ArrayBuffer>;
	nonce: Uint8Array<ArrayBuffer>;
	box: ArrayBuffer;
}

/** What a phone took along: whose it is, where it is sent by which token, and until when it can be read. Nothing of anybody stands in it. */
export interface HeldPocket {
	id: string;
	account: string;
	token: string;
	publicKey: string;
	/** When what was taken along begins, until when it can be read here, and by when everything should have come home. */
	opens: string;
	readableUntil: string;
	homeBy: string;
	/** Null once what could be read here is gone. */
	key: LockedKey | null;
	/** Codes tried since the last right one. */
	tries: number;
	nextSeq: number;
	/** What must be added to this phone's clock to have the house's. */
	ahead: number;
	/** How many the house has, and when it last answered. */
	arrived: number;
	answeredAt: string | null;
	/** What the house keeps for a person to decide, and why. */
	parked: { id: string; why: string }[];
	/** The house does not know this pocket (any more): what waits can be handed in as a file. */
	isUnknown: boolean;
	/** Where one goes on without this phone, and where one goes in a hurry. */
	elsewhere: string;
	neutral: string;
}

/** A text that only the pocket's key opens. */
export interface SealedRecord {
	pocket: string;
	id: string;
	format: number;
	nonce: Uint8Array<ArrayBuffer>;
	data: ArrayBuffer;
}

/** What waits to be sent: sealed for the house, so that nobody opens it here. */
export interface SealedEnvelope {
	id: string;
	pocket: string;
	seq: number;
	box: string;
	format: number;
}

interface Shelves extends DBSchema {
	pockets: { key: string; value: HeldPocket };
	records: { key: [string, string]; value: SealedRecord; indexes: { pocket: string } };
	envelopes: { key: string; value: SealedEnvelope; indexes: { pocket: string } };
	keys: { key: string; value: CryptoKey };
}
export type Store = IDBPDatabase<Shelves>;

/** The format of records and envelopes; the house reads it and the three before. */
export const format = 1;
const place = 'kith-pocket';
/** Pressed means: on the disk. Left to itself a browser says that it kept something before it has. */
const strictly = { durability: 'strict' } as const;

/** Opens what this phone keeps. */
export function openStore(): Promise<Store> {
	return openDB<Shelves>(place, 1, {
		upgrade(db) {
			db.createObjectStore('pockets', { keyPath: 'id' });
			db.createObjectStore('records', { keyPath: ['pocket', 'id'] }).createIndex('pocket', 'pocket');
			db.createObjectStore('envelopes', { keyPath: 'id' }).createIndex('pocket', 'pocket');
			db.createObjectStore('keys');
		},
		blocking: (_, __, event) => (event.target as IDBDatabase).close()
	});
}

/** Keeps what was taken along: all of it or nothing. */
export async function keepPocket(store: Store, pocket: HeldPocket, records: readonly SealedRecord[]): Promise<void> {
	const tx = store.transaction(['pockets', 'records'], 'readwrite', strictly);
	void tx.objectStore('pockets').put(pocket);
	for (const record of records) void tx.objectStore('records').put(record);
	await tx.done;
}

/** Keeps a record that is only for the screen. */
export async function keepRecord(store: Store, record: SealedRecord): Promise<void> {
	const tx = store.transaction(['pockets', 'records'], 'readwrite', strictly);
	if ((await tx.objectStore('pockets').get(record.pocket))?.key) void tx.objectStore('records').put(record);
	await tx.done;
}

/**
 * Keeps one tap twice in one go: for the screen, and sealed for the house. False when another page of this phone took its number
 * meanwhile, or the pocket is closed.
 */
export async function keepTap(store: Store, record: SealedRecord, envelope: SealedEnvelope): Promise<boolean> {
	const tx = store.transaction(['pockets', 'records', 'envelopes'], 'readwrite', strictly);
	const pocket = await tx.objectStore('pockets').get(envelope.pocket);
	const isNext = Boolean(pocket?.key) && pocket?.nextSeq === envelope.seq;
	if (pocket && isNext) {
		void tx.objectStore('pockets').put({ ...pocket, nextSeq: envelope.seq + 1 });
		void tx.objectStore('records').put(record);
		void tx.objectStore('envelopes').put(envelope);
	}
	await tx.done;
	return isNext;
}

/** Changes what is known of a pocket, and drops the envelopes of which the house said that it has them. Null where there is no such pocket. */
export async function settlePocket(
	store: Store,
	id: string,
	change: (pocket: HeldPocket) => HeldPocket,
	answered: readonly string[] = []
): Promise<HeldPocket | null> {
	const tx = store.transaction(['pockets', 'envelopes'], 'readwrite', strictly);
	const pocket = await tx.objectStore('pockets').get(id);
	const changed = pocket ? change(pocket) : null;
	if (changed) void tx.objectStore('pockets').put(changed);
	for (const envelope of answered) void tx.objectStore('envelopes').delete(envelope);
	await tx.done;
	return changed;
}

/** Takes away whatever can be read of a pocket, and its key. What must still arrive stays, sealed. */
export async function wipe(store: Store, id: string): Promise<void> {
	const tx = store.transaction(['pockets', 'records'], 'readwrite', strictly);
	const pocket = await tx.objectStore('pockets').get(id);
	if (pocket) void tx.objectStore('pockets').put({ ...pocket, key: null });
	for (const key of await tx.objectStore('records').index('pocket').getAllKeys(id))
		void tx.objectStore('records').delete(key);
	await tx.done;
}

/** Forgets a pocket of which nothing waits and nothing can be read. */
export async function forgetPocket(store: Store, id: string): Promise<void> {
	const tx = store.transaction(['pockets', 'envelopes'], 'readwrite', strictly);
	const pocket = await tx.objectStore('pockets').get(id);
	const waiting = await tx.objectStore('envelopes').index('pocket').count(id);
	if (pocket && !pocket.key && !waiting) void tx.objectStore('pockets').delete(id);
	await tx.done;
}

/** What waits of a pocket, in the order in which it was tapped. */
export async function waitingOf(store: Store, pocket: string): Promise<SealedEnvelope[]> {
	const envelopes = await store.getAllFromIndex('envelopes', 'pocket', pocket);
	return envelopes.sort((one, other) => one.seq - other.seq);
}

/** The house's clock, as far as this phone knows it. */
export const nowOf = ({ ahead }: Pick<HeldPocket, 'ahead'>): number => Date.now() + ahead;
