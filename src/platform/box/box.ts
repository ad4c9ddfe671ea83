// What leaves a phone for the house alone. Phone and server run this same file, so it uses WebCrypto and imports nothing.

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const version = '1.';
const pointLength = 65;
const nonceLength = 12;
const lengthLength = 4;
/** Texts are filled up to a multiple of this, so that a box tells little about how much stands in it. */
const blockLength = 256;

/** A box that was changed, is bound to something else, was sealed for another key, or is none. */
export class BoxError extends Error {
	override name = 'BoxError';
}

/** A pair of keys, base64url: the raw point that seals, and the PKCS 8 that opens. */
export async function makeKeys(): Promise<{ publicKey: string; privateKey: string }> {
	const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
	const [point, pkcs8] = await Promise.all([
		crypto.subtle.exportKey('raw', pair.publicKey),
		crypto.subtle.exportKey('pkcs8', pair.privateKey)
	]);
	return { publicKey: toText(new Uint8Array(point)), privateKey: toText(new Uint8Array(pkcs8)) };
}

/** Seals a text for whoever holds the private key, bound to words that must be said again to open it. */
export async function sealBox(publicKey: string, bound: string, text: string): Promise<string> {
	const point = fromText(publicKey);
	const receiver = await crypto.subtle.importKey('raw', point, curve, false, []);
	const once = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
	const sender = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
	const key = await keyOf(once.privateKey, receiver, joined(sender, point), bound, 'encrypt');
	const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
	const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, filledUp(text));
	return version + toText(joined(sender, nonce, new Uint8Array(sealed)));
}

/** Opens what was sealed. Throws BoxError where a letter of it was changed, or it was bound to other words or another key. */
export async function openBox(privateKey: string, bound: string, box: string): Promise<string> {
	try {
		if (!box.startsWith(version)) throw new BoxError('another format');
		const bytes = fromText(box.slice(version.length));
		const [sender, nonce] = [bytes.subarray(0, pointLength), bytes.subarray(pointLength, pointLength + nonceLength)];
		const own = await crypto.subtle.importKey('pkcs8', fromText(privateKey), curve, true, ['deriveBits']);
		const other = await crypto.subtle.importKey('raw', sender, curve, false, []);
		const key = await keyOf(own, other, joined(sender, await pointOf(own)), bound, 'decrypt');
		const body = bytes.subarray(pointLength + nonceLength);
		return textIn(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, body)));
	} catch (cause) {
		throw cause instanceof BoxError ? cause : new BoxError('this box does not open', { cause });
	}
}

type Bytes = Uint8Array<ArrayBuffer>;

async function keyOf(
	own: CryptoKey,
	other: CryptoKey,
	salt: Bytes,
	bound: string,
	use: 'encrypt' | 'decrypt'
): Promise<CryptoKey> {
	const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
	const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
	const info = new TextEncoder().encode(`kith box 1 ${bound}`);
	const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
	return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}

async function pointOf(privateKey: CryptoKey): Promise<Bytes> {
	const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', privateKey);
	return joined(new Uint8Array([4]), fromText(x), fromText(y));
}

function filledUp(text: string): Bytes {
	const bytes = new TextEncoder().encode(text);
	const length = Math.ceil((lengthLength + bytes.length) / blockLength) * blockLength;
	const filled = new Uint8Array(length);
	new DataView(filled.buffer).setUint32(0, bytes.length);
	filled.set(bytes, lengthLength);
	return filled;
}

function textIn(filled: Bytes): string {
	const length = new DataView(filled.buffer).getUint32(0);
	return new TextDecoder('utf-8', { fatal: true }).decode(filled.subarray(lengthLength, lengthLength + length));
}

function joined(...parts: readonly Bytes[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function toText(bytes: Bytes): string {
	let letters = '';
	for (const byte of bytes) letters += String.fromCharCode(byte);
	return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromText(text: string): Bytes {
	return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
