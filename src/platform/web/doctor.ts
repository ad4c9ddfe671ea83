import { createHmac, timingSafeEqual } from 'node:crypto';
import { instant } from '../clock.ts';

/** The header by which a request for /health comes from this installation's own doctor, who holds its key. */
export const doctorHeader = 'x-kith-doctor';
const freshMs = 5 * 60_000;

const sealed = (key: string, at: string) => createHmac('sha256', key).update(`doctor ${at}`).digest('hex');

/** What the doctor shows at the door, good for five minutes. */
export function doctorsWord(key: string, at = instant()): string {
	return `${at}.${sealed(key, String(at))}`;
}

/** Whether it is this installation's own doctor who asks. */
export function isDoctor(key: string, word: string | null, now = instant()): boolean {
	const [at = '', seal = ''] = (word ?? '').split('.');
	const wanted = Buffer.from(sealed(key, at));
	const given = Buffer.from(seal);
	return given.length === wanted.length && timingSafeEqual(given, wanted) && Math.abs(now - Number(at)) < freshMs;
}

/** How a request came, as the doctor is told. */
export interface Came {
	host: string;
	protocol: string;
	address: string;
	/** The name in the request itself, and whether something in front wrote of whom it came. */
	asked: string;
	isForwarded: boolean;
}
