import { createHmac, timingSafeEqual } from 'node:crypto';

/** So far the clocks of two machines may be apart, in milliseconds; whatever is older was sent before. */
export const freshFor = 5 * 60_000;

/** What a provider writes beside what it says: the moment in seconds, and HMAC-SHA-256 of "moment.body" under the key that both have, in hex. */
export function signatureOf(key: string, seconds: string, body: string): string {
	return createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
}

/** Whether whoever has the key said this, and just now. */
export function isSigned(key: string, said: { seconds: string; signature: string; body: string }, now: Date): boolean {
	if (!/^\d{1,12}$/.test(said.seconds) || Math.abs(now.getTime() - Number(said.seconds) * 1000) > freshFor)
		return false;
	const wanted = Buffer.from(signatureOf(key, said.seconds, said.body));
	const given = Buffer.from(said.signature.toLowerCase());
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}
