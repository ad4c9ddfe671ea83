import type { Option } from './election.ts';
import type { Lot, TieRule } from './result.ts';

/** A lot whose order was drawn elsewhere, or is the answer of people who were asked again: numbers of options, the first to be taken first. */
export const lotInOrder = (order: readonly number[]): Lot => ({ seed: null, order: [...order] });

/**
 * The order that follows from a seed (hexadecimal digits, two a byte): the options by HMAC-SHA-256(seed, number of the option
 * in decimal digits), smallest first. Needs WebCrypto: any browser on a safe address, Node 20 or later. Throws RangeError for
 * a seed that is none.
 */
export async function lotFrom(seed: string, options: readonly Pick<Option, 'n'>[]): Promise<Lot> {
	if (!/^(?:[0-9a-f]{2})+$/i.test(seed)) throw new RangeError('a seed is hexadecimal digits, two a byte');
	const bytes = Uint8Array.from(seed.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	const hash = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', bytes, hash, false, ['sign']);
	const drawn = await Promise.all(
		options.map(async ({ n }) => ({
			n,
			print: hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(String(n))))
		}))
	);
	drawn.sort((one, other) => (one.print < other.print ? -1 : 1));
	return { seed: seed.toLowerCase(), order: drawn.map(({ n }) => n) };
}

/** The lot as a result shows it: nothing where people are to be asked again. */
export const lotOf = (rule: TieRule): Lot => (rule.by === 'lot' ? rule.lot : { seed: null, order: [] });

/** Bytes as hexadecimal digits. */
export const hex = (bytes: ArrayBuffer): string =>
	Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
