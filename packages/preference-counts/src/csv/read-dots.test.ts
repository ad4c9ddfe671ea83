import { expect, test } from 'vitest';
import { lotInOrder } from '../lot.ts';
import { dots } from '../most/dots.ts';
import { WrongPapers } from '../wrong-papers.ts';
import { readDots } from './read-dots.ts';
import { writeDots } from './write-dots.ts';

const lot = (...order: number[]) => ({ by: 'lot' as const, lot: lotInOrder(order) });

test('a column an option, a line a paper; nothing is no dot, and a paper without any is blank', () => {
	const election = readDots('"Kitchen, table",Garden,"The ""den"""\r\n3,,1\r\n0,2,0\n\n,,\n1,1,1\n# set aside: 2\n', 2);
	const count = dots(election, lot(1, 2, 3));
	expect(count).toMatchObject({ papers: 6, valid: 3, blank: 1, setAside: 2, quota: null, stages: [], winners: [1, 2] });
	expect(count.options.map(({ name, votes, people }) => [name, votes, people])).toEqual([
		['Kitchen, table', 4, 2],
		['Garden', 3, 2],
		['The "den"', 2, 2]
	]);
});

test('semicolons part columns where the first line has more of them', () => {
	const { options, papers } = readDots('Ada, or Bo;Cy;Di\n1;2;0\n', 1);
	expect([options.map(({ name }) => name), papers]).toEqual([
		['Ada, or Bo', 'Cy', 'Di'],
		[{ papers: 1, dots: [1, 2, 0] }]
	]);
});

test('written dots are in one order and can be read again', () => {
	const election = readDots('A,"B ""b"""\n2,1\n0,0\n1,0\n', 1);
	const text = writeDots({ ...election, setAside: 3 });
	expect(text).toBe('"A","B ""b"""\n0,0\n1,0\n2,1\n# set aside: 3\n');
	expect(writeDots(readDots(text, 1))).toBe(text);
});

test.each([
	['', ['empty', 1, '']],
	['A,B\n1,2,3\n', ['columns', 2, '3']],
	['A,B\n1\n', ['columns', 2, '1']],
	['A,B\n1,-2\n', ['dots', 2, '-2']],
	['A,B\n1,2\n1,half\n', ['dots', 3, 'half']],
	['A,B\n1,0.5\n', ['dots', 2, '0.5']],
	['A;"B\nC"\n1;2\n3;x', ['dots', 4, 'x']],
	['A,\n1,2\n', ['names', 1, '']],
	['A,"B\n1,2\n', ['quote', 1, '"B']]
])('%j is refused with its line', (text, expected) => {
	const read = () => {
		try {
			return readDots(text, 1);
		} catch (error) {
			return error instanceof WrongPapers ? [error.reason, error.line, error.found] : error;
		}
	};
	expect(read()).toEqual(expected);
});
