import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { WrongPapers } from '../wrong-papers.ts';
import { readBlt } from './read-blt.ts';
import { writeBlt } from './write-blt.ts';

const names = '"Anna"\n"Bea"\n"Cy"\n"A name"\n';

/** What is wrong with a file, and on which line. */
function wrong(text: string): [string, number, string] | null {
	try {
		readBlt(text);
		return null;
	} catch (error) {
		if (!(error instanceof WrongPapers)) throw error;
		expect(error.message).toContain(`line ${error.line}: `);
		return [error.reason, error.line, error.found];
	}
}

describe('what is read', () => {
	test('papers, withdrawn options, the order of the lot, comments and names in quotes', () => {
		const text = `# a vote\n3 1 # options, seats\n-2\n[tie 3 1]\n# set aside: 2\n\n4 1 3 0 # four alike\n  2   3 0\n1 0\n0\n${names}`;
		expect(readBlt(text)).toEqual({
			title: 'A name',
			seats: 1,
			options: [
				{ n: 1, name: 'Anna', withdrawn: false },
				{ n: 2, name: 'Bea', withdrawn: true },
				{ n: 3, name: 'Cy', withdrawn: false }
			],
			papers: [
				{ papers: 4, choices: [1, 3] },
				{ papers: 2, choices: [3] },
				{ papers: 1, choices: [] }
			],
			setAside: 2,
			tieOrder: [3, 1]
		});
	});

	test.each([
		['without quotes', 'Anna\nBea Lund\n"Cy"\nA name\n', ['Anna', 'Bea Lund', 'Cy']],
		['on one line', '"Anna" "Bea Lund" "Cy"  # and so on\n"A name"', ['Anna', 'Bea Lund', 'Cy']],
		[
			'with quotes and backslashes in them',
			'"An\\"na"\n"Be\\\\a \\x"\n"the "third" one"\n"A name"',
			['An"na', 'Be\\a \\x', 'the "third" one']
		],
		[
			'as PrefLib has them',
			'# ALTERNATIVE NAME 1: Anna\n# ALTERNATIVE NAME 2: Bea Lund\n# ALTERNATIVE NAME 3: Cy\nA name',
			['Anna', 'Bea Lund', 'Cy']
		],
		['with remarks behind the title', 'Anna\nBea Lund\nCy\nA name\na source\n"another', ['Anna', 'Bea Lund', 'Cy']]
	])('names %s', (_, text, expected) => {
		const { options, title } = readBlt(`3 1\n1 1 0\n0\n${text}`);
		expect(options.map(({ name }) => name)).toEqual(expected);
		expect(title).toBe('A name');
	});

	test('commas at the ends of lines where the first line has one, and lines that end as on other machines', () => {
		const text = '3 1,\r\n4 1 3 0,\r\n2 3 0,\r\n0,\r\nAnna,\r\nLund,Bea\r\nCy,\r\nA name,';
		const { options, papers, title } = readBlt(text);
		expect([papers.length, options.map(({ name }) => name), title]).toEqual([2, ['Anna', 'Lund,Bea', 'Cy'], 'A name']);
		expect(readBlt('3 1\n4 1 3 0\n0\nAnna\nBea,\nCy\nA name').options[1]?.name).toBe('Bea,');
	});

	test('a file that is not UTF-8, and one with a mark in front', () => {
		const text = '2 1\n1 1 0\n0\nZoë Muñoz\nB\nT';
		const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
		expect(readBlt(latin)).toEqual(readBlt(text));
		expect(readBlt(new TextEncoder().encode(`\uFEFF${text}`))).toEqual(readBlt(text));
	});

	test('[withdrawn …] is another way to say it', () => {
		const { options } = readBlt(`3 1\n[withdrawn 1 3]\n1 2 0\n0\n${names}`);
		expect(options.map(({ withdrawn }) => withdrawn)).toEqual([true, false, true]);
	});
});

test.each([
	['', ['empty', 1, '']],
	['# nothing\n\n', ['empty', 1, '']],
	['three 1\n', ['head', 1, 'three 1']],
	['3 1 2\n', ['head', 1, '3 1 2']],
	['0 1\n', ['head', 1, '0 1']],
	['3 0\n', ['no-seats', 1, '0']],
	['1001 1\n', ['too-many-options', 1, '1001']],
	['3 1\n1 2 1=3 0\n0\n', ['equal-rank', 2, '1=3']],
	['3 1\n1 2 - 3 0\n0\n', ['skipped-rank', 2, '-']],
	['3 1\n1 2 0\n1 2 3\n0\n', ['no-end-of-paper', 3, '']],
	['3 1\n1 2 0 3\n0\n', ['after-end-of-paper', 2, '3']],
	['3 1\n1 4 0\n0\n', ['no-option', 2, '4']],
	['3 1\n1 2 3 2 0\n0\n', ['twice', 2, '2']],
	['3 1\n1,2 0\n0\n', ['weight', 2, '1,2']],
	['3 1\n0 2 0\n0\n', ['weight', 2, '0']],
	['3 1\n1.5 2 0\n0\n', ['weight', 2, '1.5']],
	['3 1\n1 x 0\n0\n', ['not-a-number', 2, 'x']],
	['3 1\n12345678901 1 0\n0\n', ['weight', 2, '12345678901']],
	['3 1\n1 2 0\n', ['no-end-of-papers', 3, '']],
	['3 1\n-4\n0\n', ['withdrawn', 2, '-4']],
	['3 1\n-x\n0\n', ['withdrawn', 2, '-x']],
	['3 1\n[tie 1 1 2]\n0\n', ['tie-order', 2, '']],
	['3 1\n[tie 1 9]\n0\n', ['tie-order', 2, '9']],
	[`3 1\n[tie 1 2]\n0\n${names}`, ['tie-order', 2, '']],
	['3 1\n[nick a b c]\n0\n', ['unknown-setting', 2, '[nick a b c]']],
	['3 1\n1 1 0\n0\n"Anna"\n"Bea"', ['names', 5, 'Bea']],
	['3 1\n1 1 0\n0\n"Anna"\n"Bea\n', ['quote', 5, '"Bea']],
	['3 1\n999999999 1 0\n999999999 1 0\n0\n', ['too-many-papers', 3, '']]
])('%j is refused with its line', (text, expected) => {
	expect(wrong(text)).toEqual(expected);
});

test('papers are written in one order, alike ones together, and names so that they can be read again', () => {
	const election = readBlt(
		'3 2\n-2\n[tie 3 1 2]\n1 3 1 0\n2 1 0\n1 3 0\n1 3 1 0\n1 0\n1 1 2 0\n0\n"Say \\"hi\\""\nB\nC\nT'
	);
	const text = writeBlt({ ...election, setAside: 4 });
	expect(text).toBe(
		'3 2\n[tie 3 1 2]\n# set aside: 4\n-2\n1 0\n2 1 0\n1 1 2 0\n1 3 0\n2 3 1 0\n0\n"Say \\"hi\\""\n"B"\n"C"\n"T"\n'
	);
	expect(writeBlt(readBlt(text))).toBe(text);
});

test('the digest is that of the head of a written file, less the lot', async () => {
	const election = readBlt(`3 1\n[tie 3 2 1]\n# set aside: 1\n2 1 3 0\n1 2 0\n0\n${names}`);
	const text = writeBlt(election);
	const head = text.slice(0, text.indexOf('\n0\n') + 3).replace(/^\[.*\n/m, '');
	const expected = createHash('sha256').update(head).digest('hex');
	expect(await digestOf(election)).toBe(expected);
	const renamed = { ...election, tieOrder: null, papers: [...election.papers].reverse(), title: 'Another' };
	expect(await digestOf(renamed)).toBe(expected);
	expect(await digestOf({ ...election, seats: 2 })).not.toBe(expected);
	expect(await digestOf({ ...election, setAside: 0 })).not.toBe(expected);
});
