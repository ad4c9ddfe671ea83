// What she writes is sealed on her phone. The phone and the tests run this same file, so it uses WebCrypto and imports nothing. It fills
// up and spells bytes as platform/box does: shared, these lines would be a file of their own to load for the register on a phone, which has no byte to spare.

const version = '1.';
const nonceLength = 12;
const lengthLength = 4;
/** Texts are filled up to a multiple of this, so that what is kept tells little about how much she wrote. */
const blockLength = 256;
const rounds = 600_000;
const aes = { name: 'AES-GCM', length: 256 } as const;

type Bytes = Uint8Array<ArrayBuffer>;

/** Where a text belongs: opened anywhere else it is refused. */
export interface Place {
	org: string;
	/** The key of one person, by its id. */
	key: string;
	session: string;
	page: string;
	/** Which version of the page. */
	id: string;
}

/** A new key to write with. */
export function makeWritingKey(): Promise<CryptoKey> {
	return crypto.subtle.generateKey(aes, true, ['encrypt', 'decrypt']);
}

/** Some random bytes as text, to be mixed with the words. */
export const makeSalt = (): string => toText(crypto.getRandomValues(new Uint8Array(16)));

/** Locks a key with words: only whoever has all of them opens it. */
export async function lockKey(key: CryptoKey, words: readonly string[], salt: string): Promise<string> {
	const lock = await lockOf(words, salt);
	return sealed(lock, `kith writing key 1 ${salt}`, new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

/** Opens a key with its words; nothing where they are not the words. */
export async function unlockKey(
	wrapped: string,
	words: readonly string[],
	salt: string
): Promise<CryptoKey | undefined> {
	const raw = await opened(await lockOf(words, salt), `kith writing key 1 ${salt}`, wrapped);
	return raw && crypto.subtle.importKey('raw', raw, aes, true, ['encrypt', 'decrypt']);
}

/** Seals what she wrote, bound to where it belongs. */
export function sealText(key: CryptoKey, place: Place, text: string): Promise<string> {
	return sealed(key, boundTo(place), filledUp(text));
}

/** Opens what she wrote; nothing where it was changed, or moved from another place. */
export async function openText(key: CryptoKey, place: Place, box: string): Promise<string | undefined> {
	const filled = await opened(key, boundTo(place), box);
	return filled && textIn(filled);
}

/** Seals a key for this phone: opened by another key that never leaves it. */
export async function sealKey(lock: CryptoKey, bound: string, key: CryptoKey): Promise<string> {
	return sealed(lock, bound, new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

/** Opens a key that was sealed for this phone, or nothing. */
export async function openKey(lock: CryptoKey, bound: string, box: string): Promise<CryptoKey | undefined> {
	const raw = await opened(lock, bound, box);
	return raw && crypto.subtle.importKey('raw', raw, aes, true, ['encrypt', 'decrypt']);
}

const boundTo = ({ org, key, session, page, id }: Place) => `kith page 1 ${org} ${key} ${session} ${page} ${id}`;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

async function lockOf(words: readonly string[], salt: string): Promise<CryptoKey> {
	const said = await crypto.subtle.importKey('raw', bytesOf(words.join(' ').normalize('NFKD')), 'PBKDF2', false, [
		'deriveKey'
	]);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromText(salt), iterations: rounds };
	return crypto.subtle.deriveKey(how, said, aes, false, ['encrypt', 'decrypt']);
}

async function sealed(key: CryptoKey, bound: string, plain: Bytes): Promise<string> {
	const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
	const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(bound) }, key, plain);
	const whole = new Uint8Array(nonceLength + body.byteLength);
	whole.set(iv);
	whole.set(new Uint8Array(body), nonceLength);
	return version + toText(whole);
}

async function opened(key: CryptoKey, bound: string, box: string): Promise<Bytes | undefined> {
	if (!box.startsWith(version)) return undefined;
	try {
		const bytes = fromText(box.slice(version.length));
		const how = { name: 'AES-GCM', iv: bytes.subarray(0, nonceLength), additionalData: bytesOf(bound) };
		return new Uint8Array(await crypto.subtle.decrypt(how, key, bytes.subarray(nonceLength)));
	} catch {
		return undefined; // it was changed, moved, or sealed with another key
	}
}

function filledUp(text: string): Bytes {
	const bytes = bytesOf(text);
	const filled = new Uint8Array(Math.ceil((lengthLength + bytes.length) / blockLength) * blockLength);
	new DataView(filled.buffer).setUint32(0, bytes.length);
	filled.set(bytes, lengthLength);
	return filled;
}

function textIn(filled: Bytes): string {
	const length = new DataView(filled.buffer).getUint32(0);
	return new TextDecoder().decode(filled.subarray(lengthLength, lengthLength + length));
}

/** Bytes as letters that stand in an address. */
function toText(bytes: Bytes): string {
	let letters = '';
	for (const byte of bytes) letters += String.fromCharCode(byte);
	return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromText(text: string): Bytes {
	return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
