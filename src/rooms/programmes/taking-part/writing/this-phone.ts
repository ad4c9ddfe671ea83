import { openKey, sealKey } from './seal.ts';

// A key of this browser that cannot be taken out of it, mixed with a half that the house gives only to her while she is signed in: what is kept
// here opens with both, so it is gone with her sign-in.
const store = 'kith-writing';
const days = 30;

// the clock of this phone, which only ends what it keeps itself
const clockHere = () => performance.timeOrigin + performance.now();

interface Kept {
	key: string;
	until: number;
	box: string;
}

function database(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const asked = indexedDB.open(store, 1);
		asked.onupgradeneeded = () => asked.result.createObjectStore(store);
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error ?? new Error('no store'));
	});
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not done'));
	});
}

async function lockWith(share: string): Promise<CryptoKey> {
	const db = await database();
	const secret = (await done(db.transaction(store).objectStore(store).get('own'))) as CryptoKey | undefined;
	const own = secret ?? (await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']));
	if (!secret) await done(db.transaction(store, 'readwrite').objectStore(store).put(own, 'own'));
	db.close();
	const mixed = await crypto.subtle.sign('HMAC', own, new TextEncoder().encode(share));
	return crypto.subtle.importKey('raw', mixed, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Remembers the key in this tab, or, where the phone is hers alone, in this browser for thirty days of being signed in. */
export async function rememberKey(key: CryptoKey, id: string, share: string, isMine: boolean): Promise<void> {
	const box = await sealKey(await lockWith(share), id, key);
	const kept: Kept = { key: id, until: clockHere() + days * 86_400_000, box };
	forgetKey();
	(isMine ? localStorage : sessionStorage).setItem(store, JSON.stringify(kept));
}

/** The key that this browser remembers, or nothing: other sign-in, other key, too long ago. */
export async function recallKey(id: string, share: string): Promise<CryptoKey | undefined> {
	const text = sessionStorage.getItem(store) ?? localStorage.getItem(store);
	if (!text) return undefined;
	const { key, until, box } = JSON.parse(text) as Kept;
	const found = key === id && until > clockHere() ? await openKey(await lockWith(share), id, box) : undefined;
	if (!found) forgetKey();
	return found;
}

/** Whether it is remembered for longer than this tab is open. */
export const isRemembered = (): boolean => localStorage.getItem(store) !== null;

/** Forgets the key in this browser. */
export function forgetKey(): void {
	sessionStorage.removeItem(store);
	localStorage.removeItem(store);
}
