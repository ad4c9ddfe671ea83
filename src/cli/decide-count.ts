import { basename } from 'node:path';
import {
	lotFrom,
	lotInOrder,
	resultOf,
	type Counted,
	type Method,
	type Option,
	type TieRule
} from '@kith/preference-counts';
import { m } from '#messages';
import { resultInWords } from './decide-words.ts';
import { dotsAt, paperElectionAt } from './decide-file.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { countOf, unexpected } from './read.ts';

interface Given {
	file: string;
	method?: Method;
	seats?: string;
	lot?: string;
	'lot-order'?: string;
	'ask-again'?: true;
	json: boolean;
}

/** Counts the papers of a file, and says what each stage brought. */
export async function countVote(given: Given, out: Out): Promise<number> {
	refuseTwoLots(given);
	const counted = countedIn(given);
	const { rule, byNumber } = await ruleOf(given, counted);
	const result = await resultOf(counted, rule);
	answer(out, given.json, result, resultInWords(counted.election.title || basename(given.file), result, byNumber));
	return 0;
}

function countedIn({ file, method = /\.csv$/i.test(file) ? 'dots' : 'stv', seats }: Given): Counted {
	const places = seats === undefined ? undefined : placesIn(seats);
	if (method === 'dots') return { method, election: dotsAt(file, places ?? 1) };
	const election = paperElectionAt(file);
	return { method, election: { ...election, seats: places ?? election.seats } };
}

function placesIn(text: string): number {
	const places = countOf('seats', text);
	if (places < 1) throw new Misuse(unexpected('--seats', m.counting_want_place(), text));
	return places;
}

function refuseTwoLots(given: Given): void {
	const said = [given.lot, given['lot-order'], given['ask-again']].filter((each) => each !== undefined);
	if (said.length > 1) throw new Misuse(m.shell_expected({ at: '--lot', expected: m.counting_want_one_lot() }));
}

/** What happens to options that are equal: as was said, else as the file says, else the lower number is taken. */
async function ruleOf(given: Given, { election }: Counted): Promise<{ rule: TieRule; byNumber: boolean }> {
	const { options } = election;
	const told = (lot: ReturnType<typeof lotInOrder>, byNumber = false) => ({
		rule: { by: 'lot' as const, lot },
		byNumber
	});
	if (given['ask-again']) return { rule: { by: 'again' }, byNumber: false };
	if (given.lot !== undefined) {
		if (!/^(?:[0-9a-f]{2})+$/i.test(given.lot))
			throw new Misuse(unexpected('--lot', m.counting_want_seed(), given.lot));
		return told(await lotFrom(given.lot, options));
	}
	if (given['lot-order'] !== undefined) return told(lotInOrder(orderIn(given['lot-order'], options)));
	const ofFile = 'tieOrder' in election ? election.tieOrder : null;
	return ofFile ? told(lotInOrder(ofFile)) : told(lotInOrder(options.map(({ n }) => n)), true);
}

function orderIn(text: string, options: readonly Option[]): number[] {
	const order = text.split(',').map((word) => (/^\s*\d{1,4}\s*$/.test(word) ? Number(word) : 0));
	const standing = options.filter(({ withdrawn }) => !withdrawn);
	const known = order.every((n) => options.some((option) => option.n === n));
	if (known && new Set(order).size === order.length && standing.every(({ n }) => order.includes(n))) return order;
	throw new Misuse(unexpected('--lot-order', m.counting_want_order(), text));
}
