// What only its holder knows, in a form that a test can say again.
import { createHash, randomBytes } from 'node:crypto';

/** What the database keeps of the secret part of a link. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

/** A code as it stands on a certificate. */
export function newCode(): string {
	const letters = [...randomBytes(12)].map((byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31]).join('');
	return letters.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');
}
