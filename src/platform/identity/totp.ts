import { instant } from '../clock.ts';
import { Secret, TOTP } from 'otpauth';
import { plainSigns } from '../forms/signs.ts';

const seconds = 30;
/** A phone's clock may be one step early or late. */
const skew = 1;

/** A new secret of 160 bits for an app that shows six digits, as people type it. */
export function newTotpSecret(): string {
	return new Secret({ size: 20 }).base32;
}

/** The address an app reads off the square. It names Kith and nothing that says what Kith is for. */
export function totpAddress(secret: string, email: string): string {
	return new TOTP({ issuer: 'Kith', label: email, secret, period: seconds }).toString();
}

/** The time step whose six digits these are, or null. A step serves once: whoever asks must remember the last one. */
export function stepOf(secret: string, digits: string, now = instant()): number | null {
	const token = onlyDigits(digits);
	if (!/^\d{6}$/.test(token)) return null;
	const delta = new TOTP({ secret, period: seconds }).validate({ token, timestamp: now, window: skew });
	return delta === null ? null : Math.floor(now / 1000 / seconds) + delta;
}

/** The six digits of a moment: what the app on the phone shows. */
export function digitsAt(secret: string, now = instant()): string {
	return new TOTP({ secret, period: seconds }).generate({ timestamp: now });
}

/** The digits in a text, whatever script they are typed in, without the gaps and hyphens between them. */
export function onlyDigits(text: string): string {
	return plainSigns(text).replace(/[\s-]/g, '');
}
