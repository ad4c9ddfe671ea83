import { createECDH } from 'node:crypto';
import { keyed } from '../identity/sealing.ts';

/** The pair of keys by which push services know this house (VAPID, RFC 8292), base64url: drawn from the installation's key, so the same for ever. */
export function senderKeys(): { publicKey: string; privateKey: string } {
	const pair = createECDH('prime256v1');
	for (let at = 0; ; at++) {
		const drawn = keyed('push sender', String(at));
		try {
			pair.setPrivateKey(drawn);
		} catch {
			continue; // not a number of this curve, which is so once in four thousand million
		}
		return { publicKey: pair.getPublicKey('base64url'), privateKey: drawn.toString('base64url') };
	}
}
