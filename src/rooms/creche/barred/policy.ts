import { holds, type Actor } from '#platform/db/tx.ts';

/** Who is barred is written by the safeguarding lead alone. */
export function mayBar(actor: Actor): boolean {
	return holds(actor, 'safeguarding_lead');
}

/** The words of a name as they are compared: without accents, marks and the size of letters. */
function wordsOf(name: string): string[] {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLocaleLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return plain ? plain.split(' ') : [];
}

/**
 * Whether somebody who was named may be who is barred, however the name was typed: accents, order, a missing surname, an initial, the
 * beginning of a name or one wrong letter make no other person of her. Rather once too often: it asks for a facilitator, and forbids nobody anything.
 */
export function mayBeBarred(who: string, barred: readonly string[]): boolean {
	const typed = wordsOf(who);
	return barred.some((name) => {
		const known = wordsOf(name);
		if (!typed.length || !known.length) return who.trim() === name.trim();
		const [few, many] = typed.length <= known.length ? [typed, known] : [known, typed];
		return few.every((word) => many.some((other) => isAlike(word, other))) || typed.join('') === known.join('');
	});
}

/**
 * Whether a facilitator has to decide before a child goes with somebody: she may be who is barred, or who that is can't be read here
 * now, as on another day or by a phone that comes home late.
 */
export function needsLeader(who: string, { hasBar, barred }: { hasBar: boolean; barred: readonly string[] }): boolean {
	return barred.length ? mayBeBarred(who, barred) : hasBar;
}

function isAlike(one: string, other: string): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	return long.startsWith(short) || (short.length >= 4 && isOneSlip(short, long));
}

/** One letter too many, one other letter, or two letters the wrong way round. */
function isOneSlip(short: string, long: string): boolean {
	if (long.length - short.length > 1) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at++;
	if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
	const swapped =
		short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
	return swapped || short.slice(at + 1) === long.slice(at + 1);
}
