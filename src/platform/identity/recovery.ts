import { randomInt } from 'node:crypto';
import { plainSigns } from '../forms/signs.ts';
import { keyed } from './sealing.ts';

// No letter or digit that looks like another.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const howMany = 10;
const length = 10;

/** Ten new codes for the day the phone is lost, each good once. About 49 bits each, and tries are limited. */
export function newRecoveryCodes(): string[] {
	return Array.from({ length: howMany }, () => {
		const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
		return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
	});
}

/** What is kept of a recovery code: nothing that leads back to it without the installation's key. */
export function recoveryHash(accountId: string, code: string): string {
	const typed = plainSigns(code)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
	return keyed('recovery', `${accountId} ${typed}`).toString('base64url');
}
