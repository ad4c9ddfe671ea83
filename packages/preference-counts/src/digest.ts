import { dotLines, paperLines } from './canonical.ts';
import type { DotElection, Election } from './election.ts';
import { hex } from './lot.ts';

/**
 * SHA-256, in hexadecimal digits, of the papers with seats and withdrawn options, in their canonical order and without names:
 * two people who counted the same papers have the same digest. Needs WebCrypto, as `lotFrom`.
 */
export async function digestOf(election: Election | DotElection): Promise<string> {
	const lines = 'tieOrder' in election ? paperLines(election) : dotLines(election);
	return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${lines.join('\n')}\n`)));
}
