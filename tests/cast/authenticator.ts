import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { cose, isoCBOR } from '@simplewebauthn/server/helpers';
import type { Assertion, Attestation } from '#platform/identity/passkey/form.ts';

/** What an authenticator does otherwise than it should, for trials. */
export interface Otherwise {
	origin?: string;
	rpId?: string;
	challenge?: string;
	type?: string;
	/** Up: somebody touched it; uv: by finger, face or PIN; be, bs: it is synced. */
	flags?: number;
	counter?: number;
	userHandle?: Buffer;
}

const flags = { present: 1, verified: 4, mayBeSynced: 8, synced: 16, attested: 64 };
/** A key on this one thing, unlocked by finger, face or PIN; the same for a key that is synced. */
export const bound = flags.present | flags.verified;
export const synced = bound | flags.mayBeSynced | flags.synced;
/** Touched, and not unlocked. */
export const touched = flags.present;

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A key as a phone would make and use it, without a phone. */
export class SoftKey {
	readonly id = randomBytes(32);
	readonly userHandle: Buffer;
	readonly #origin: string;
	readonly #rpId: string;
	readonly #flags: number;
	readonly #keys: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	#counter = 0;

	constructor(place: { origin: string; rpId: string }, userHandle: Buffer, kind = bound) {
		[this.#origin, this.#rpId, this.userHandle, this.#flags] = [place.origin, place.rpId, userHandle, kind];
	}

	#client(type: string, challenge: string, origin: string): string {
		return b64(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
	}

	#data(other: Otherwise, more = 0): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(other.counter ?? ++this.#counter);
		return Buffer.concat([
			sha256(other.rpId ?? this.#rpId),
			Buffer.from([(other.flags ?? this.#flags) | more]),
			counter
		]);
	}

	/** It makes itself for whoever asks. */
	make(challenge: string, other: Otherwise = {}): Attestation {
		const length = Buffer.alloc(2);
		length.writeUInt16BE(this.id.length);
		const authData = Buffer.concat([
			this.#data(other, flags.attested),
			Buffer.alloc(16),
			length,
			this.id,
			this.#publicKey()
		]);
		const attestationObject = isoCBOR.encode(
			new Map<string, string | Uint8Array | Map<string, string>>([
				['fmt', 'none'],
				['attStmt', new Map<string, string>()],
				['authData', new Uint8Array(authData)]
			])
		);
		const clientDataJSON = this.#client(
			other.type ?? 'webauthn.create',
			other.challenge ?? challenge,
			other.origin ?? this.#origin
		);
		return {
			...{ id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {} },
			response: { clientDataJSON, attestationObject: b64(attestationObject), transports: ['internal'] }
		};
	}

	#publicKey(): Buffer {
		const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
		const key = new Map<number, number | Uint8Array>([
			[cose.COSEKEYS.kty, cose.COSEKTY.EC2],
			[cose.COSEKEYS.alg, cose.COSEALG.ES256],
			[cose.COSEKEYS.crv, cose.COSECRV.P256],
			[cose.COSEKEYS.x, new Uint8Array(Buffer.from(x, 'base64url'))],
			[cose.COSEKEYS.y, new Uint8Array(Buffer.from(y, 'base64url'))]
		]);
		return Buffer.from(isoCBOR.encode(key));
	}

	/** It signs what it is asked to, or something else. */
	sign(challenge: string, other: Otherwise = {}): Assertion {
		const clientDataJSON = this.#client(
			other.type ?? 'webauthn.get',
			other.challenge ?? challenge,
			other.origin ?? this.#origin
		);
		const authenticatorData = this.#data(other);
		const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
		return {
			...{ id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {} },
			response: {
				...{ clientDataJSON, authenticatorData: b64(authenticatorData) },
				signature: b64(sign('sha256', signed, this.#keys.privateKey)),
				userHandle: b64(other.userHandle ?? this.userHandle)
			}
		};
	}
}
