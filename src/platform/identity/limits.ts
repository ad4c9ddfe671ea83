import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import { keyed } from './sealing.ts';

/**
 * Whether something may be tried once more: at most `most` times in any stretch of `windowSeconds`, for this key (an
 * account, an e-mail address, a network, or '' for everybody together). A try that is allowed is counted when the
 * transaction ends well; where it must count even if the work fails, ask `locals.allow`, which counts apart.
 */
export async function allow(
	door: Tx,
	what: string,
	key: string,
	most: number,
	windowSeconds: number
): Promise<boolean> {
	const tried = keyed('limit', JSON.stringify([what, windowSeconds, key]));
	const { rows } = await sql<{
		allowed: boolean;
	}>`select platform.allow(${tried}, ${most}, ${windowSeconds}) as allowed`.execute(door.db);
	return rows[0]?.allowed ?? false;
}

/** The part of an address that one household or building shares: IPv4 as it is, IPv6 by its first 64 bits. */
export function networkOf(clientAddress: string): string {
	return networksOf(clientAddress)[0];
}

/** The widest part of an address that one customer of a provider may have whole: whoever has it has all networks in it. */
export function areaOf(clientAddress: string): string {
	return networksOf(clientAddress)[2];
}

/** The networks that an address lies in, from narrow to wide: IPv6 by its first 64, 56 and 48 bits; IPv4 has the one. */
export function networksOf(clientAddress: string): [narrow: string, wider: string, widest: string] {
	const address = clientAddress.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (!address.includes(':')) return [address, address, address];
	const [head = '', tail = ''] = address.toLowerCase().split('::');
	const front = head.split(':').filter(Boolean);
	const back = tail.split(':').filter(Boolean);
	const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
	const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16));
	const wide = groups.slice(0, 3).map((group) => group.toString(16));
	const last = groups[3] ?? 0;
	return [
		[...wide, last.toString(16)].join(':'),
		`${[...wide, (last & 0xff00).toString(16)].join(':')}/56`,
		`${wide.join(':')}/48`
	];
}
