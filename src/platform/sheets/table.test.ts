import { describe, expect, test } from 'vitest';
import { columnAt, numbersIn } from './table.ts';
import { readTableAt, textTable } from './read.ts';
import { WrongFile } from './wrong-file.ts';
import type { Table } from './table.ts';

const read = (text: string) => textTable(new TextEncoder().encode(text), 'f.csv');
const complaint = (work: () => unknown): string => {
	try {
		work();
	} catch (problem) {
		if (problem instanceof WrongFile) return problem.message;
		throw problem;
	}
	return 'no complaint';
};
const numbers = (file: Table, column: string) => {
	const place = columnAt(file, column);
	return numbersIn(file, place);
};

describe('a file that is right', () => {
	test('may have a byte order mark, any line ending, quoted cells and empty lines, and keeps its line numbers', () => {
		const file = read('\uFEFFa,b\r\n1,2\r\n\r\n"x\r\n""y""",3\r\n4,5');
		expect(file.headers).toEqual(['a', 'b']);
		expect(file.rows).toEqual([
			{ line: 2, cells: ['1', '2'], width: 2 },
			{ line: 4, cells: ['x\n"y"', '3'], width: 2 },
			{ line: 6, cells: ['4', '5'], width: 2 }
		]);
	});
	test('has null where a number is missing', () => {
		expect(numbers(read('a,b\n,1\nNA,1\n -2.5 ,1\n1e2,1\n+.5,1\n'), 'a')).toEqual([null, null, -2.5, 100, 0.5]);
	});
	test('may be a header alone', () => expect(read('a,b\n').rows).toEqual([]));
});

describe('a file that is wrong says where and what was expected', () => {
	test.each([
		['', 'f.csv: line 1: expected a header with the names of the columns, found an empty file'],
		['a,a\n', 'f.csv: line 1, column "a": expected each column name once, found it twice'],
		['a,b\n1,2,3\n', 'f.csv: line 2, column "b": expected 2 cells, as in the header, found 3'],
		[
			'a,b\n1,2"3\n',
			'f.csv: line 2, column "2": expected quotes only around a whole cell, and doubled inside it, found a stray quote'
		]
	])('%j', (text, message) => expect(complaint(() => read(text))).toBe(message));
	test.each(['abc', '1.000.000', '0x10', 'Infinity', '1e999', '+', '1 2', '²'])('a cell %j is no number', (cell) => {
		const message = `f.csv: line 2, column "a": expected a number with a point for decimals, or an empty cell, found "${cell}"`;
		expect(complaint(() => numbers(read(`a,b\n${cell},1\n`), 'a'))).toBe(message);
	});
	test('a column that is not there', () => {
		expect(complaint(() => numbers(read('a,b\n'), 'pre'))).toBe(
			'f.csv: line 1, column "pre": expected a column with this name, found "a", "b"'
		);
	});
	test('more columns than a sheet of answers has', () => {
		const names = Array.from({ length: 20_000 }, (_, index) => `c${index}`);
		expect(complaint(() => read(names.join(',')))).toBe('f.csv: line 1: expected at most 500 columns, found more');
		expect(read(names.slice(0, 500).join(',')).headers).toHaveLength(500);
		// no further than that is read: what is wrong behind it is not found
		expect(complaint(() => read(`${names.slice(0, 501).join(',')},x"y`))).toMatch(/found more$/);
	});
	test('a character that means nothing', () => {
		const message = 'f.csv: line 2: expected text without characters that mean nothing, found one';
		for (const sign of ['\0', '\u202E', '\u{E0041}']) expect(complaint(() => read(`a,b\n1,x${sign}y\n`))).toBe(message);
	});
	test('a cell as long as a book is told by its beginning', () => {
		const book = complaint(() => numbers(read(`a,b\n${'x'.repeat(100_000)},1\n`), 'a'));
		expect(book.length).toBeLessThan(200);
		const headers = complaint(() => columnAt(read(Array.from({ length: 400 }, (_, i) => `c${i}`).join(',')), 'pre'));
		expect(headers).toMatch(/"c19" …$/);
	});
	test('a row that ends too soon, but only where what is lacking is asked for', () => {
		const file = read('a,b\n\n1\n2,3\n');
		expect(numbers(file, 'a')).toEqual([1, 2]);
		const message = 'f.csv: line 3, column "b": expected 2 cells, as in the header, found 1';
		expect(complaint(() => numbers(file, 'b'))).toBe(message);
	});
	test('all that is wrong, and not the first alone', () => {
		const message = ['2, column "a"', '4, column "a"'];
		expect(
			complaint(() => numbers(read('a,b\nx,1\n1,1\ny,1\n'), 'a'))
				.split('\n')
				.map((line) => line.slice(12, 25))
		).toEqual(message);
	});
	test('a file that is not there', async () => {
		const asked = readTableAt('/no/such/file.csv');
		await expect(asked).rejects.toThrow('/no/such/file.csv: expected a file that can be read, found ENOENT');
	});
});
