import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { runtime } from '../runtime.ts';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A key for one purpose, drawn from the installation's own. */
function keyFor(purpose: string): Buffer {
	const installation = Buffer.from(runtime().installationKey, 'base64url');
	return Buffer.from(hkdfSync('sha256', installation, 'kith', purpose, 32));
}

/** What a text becomes under the installation's key, for one purpose: always the same, and no way back without the key. */
export function keyed(purpose: string, text: string): Buffer {
	return createHmac('sha256', keyFor(`keyed ${purpose}`))
		.update(text)
		.digest();
}

/** Seals a text so that only this installation opens it, for this purpose and at this place (such as an account). */
export function seal(purpose: string, place: string, text: string): string {
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv(algorithm, keyFor(`sealed ${purpose}`), nonce).setAAD(Buffer.from(place));
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** Opens what was sealed, or returns null when it was made elsewhere, for another purpose or place, or changed. */
export function unseal(purpose: string, place: string, sealed: string): string | null {
	const bytes = Buffer.from(sealed, 'base64url');
	if (bytes.length < nonceLength + tagLength) return null;
	const cipher = createDecipheriv(algorithm, keyFor(`sealed ${purpose}`), bytes.subarray(0, nonceLength));
	cipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-tagLength));
	try {
		return cipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + cipher.final('utf8');
	} catch {
		return null; // the tag does not fit
	}
}
