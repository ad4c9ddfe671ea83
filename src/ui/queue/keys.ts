// Six digits stop whoever picks the phone up; they are no match for whoever copies its storage (docs/decisions/0042).
import {
	format,
	keepRecord,
	settlePocket,
	wipe,
	type LockedKey,
	type HeldPocket,
	type SealedRecord,
	type Store
} from './store.ts';

const rounds = 600_000;
const mostTries = 5;
const lockInfo = 'kith pocket key 1';

const bytes = (text: string) => new TextEncoder().encode(text);
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A key for what can be read, and the same key locked by six digits and by this browser. */
export async function makeKey(
	store: Store,
	pocket: string,
	code: string
): Promise<{ key: CryptoKey; locked: LockedKey }> {
	const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
	const [salt, nonce] = [random(32), random(12)];
	const lock = await lockOf(await browserKey(store), code, salt);
	const how = { name: 'AES-GCM', iv: nonce, additionalData: bytes(pocket) };
	return { key, locked: { salt, nonce, box: await crypto.subtle.wrapKey('raw', key, lock, how) } };
}

/** How a code was taken: with the key, as one of the tries that are left, or as the last, after which nothing can be read here any more. */
export type Unlocked = { key: CryptoKey } | { left: number };

/** Opens a pocket by its six digits. A try is counted before it is looked at, so that nobody gains one by closing the page. */
export async function unlock(store: Store, id: string, code: string): Promise<Unlocked> {
	const pocket = await settlePocket(store, id, (row) => ({ ...row, tries: row.tries + 1 }));
	if (!pocket?.key || pocket.tries > mostTries) return refused(store, id, mostTries);
	const { salt, nonce, box } = pocket.key;
	const lock = await lockOf(await browserKey(store), code, salt);
	const how = { name: 'AES-GCM', iv: nonce, additionalData: bytes(id) };
	const key = await crypto.subtle
		.unwrapKey('raw', box, lock, how, 'AES-GCM', false, ['encrypt', 'decrypt'])
		.catch(() => undefined);
	if (!key) return refused(store, id, pocket.tries);
	await settlePocket(store, id, (row) => ({ ...row, tries: 0 }));
	return { key };
}

async function refused(store: Store, id: string, tries: number): Promise<Unlocked> {
	const left = Math.max(0, mostTries - tries);
	if (!left) await wipe(store, id);
	return { left };
}

/** A key that this browser keeps and does not give away: without it the digits open nothing. */
async function browserKey(store: Store): Promise<CryptoKey> {
	const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
	const tx = store.transaction('keys', 'readwrite', { durability: 'strict' });
	const kept = await tx.store.get('browser');
	if (!kept) void tx.store.put(made, 'browser');
	await tx.done;
	return kept ?? made;
}

async function lockOf(browser: CryptoKey, code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const typed = await crypto.subtle.importKey('raw', bytes(code), 'PBKDF2', false, ['deriveBits']);
	const slowly = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
	const [digits, here] = await Promise.all([
		crypto.subtle.deriveBits(slowly, typed, 256),
		crypto.subtle.sign('HMAC', browser, salt)
	]);
	const both = new Uint8Array([...new Uint8Array(digits), ...new Uint8Array(here)]);
	const base = await crypto.subtle.importKey('raw', both, 'HKDF', false, ['deriveKey']);
	const how = { name: 'HKDF', hash: 'SHA-256', salt, info: bytes(lockInfo) };
	return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey']);
}

const boundTo = (pocket: string, id: string, of: number) => bytes(JSON.stringify([pocket, id, of]));

/** Seals a text for the screen, bound to its pocket, its name and its format. */
export async function sealRecord(key: CryptoKey, pocket: string, id: string, text: string): Promise<SealedRecord> {
	const nonce = random(12);
	const how = { name: 'AES-GCM', iv: nonce, additionalData: boundTo(pocket, id, format) };
	return { pocket, id, format, nonce, data: await crypto.subtle.encrypt(how, key, bytes(text)) };
}

/** The text of a record. */
export async function openRecord(key: CryptoKey, record: SealedRecord): Promise<string> {
	const bound = boundTo(record.pocket, record.id, record.format);
	const how = { name: 'AES-GCM', iv: record.nonce, additionalData: bound };
	return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, record.data));
}

/** Every text of a pocket, by its name. */
export async function openRecords(
	store: Store,
	key: CryptoKey,
	pocket: HeldPocket['id']
): Promise<Map<string, string>> {
	const records = await store.getAllFromIndex('records', 'pocket', pocket);
	const texts = await Promise.all(records.map((record) => openRecord(key, record)));
	return new Map(records.map(({ id }, at) => [id, texts[at] ?? '']));
}

/** Seals a text for the screen and keeps it. */
export async function noteRecord(
	store: Store,
	key: CryptoKey,
	pocket: string,
	id: string,
	text: string
): Promise<void> {
	await keepRecord(store, await sealRecord(key, pocket, id, text));
}
