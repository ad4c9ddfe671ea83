import { expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const impose = (...words: string[]) => said('booklet', 'impose', ...words);

test('says the sheets, under the promised names and in words', async () => {
	expect(JSON.parse((await impose('5', '--json')).stdout)).toEqual({
		sheets: [
			{ front: [8, 1], back: [2, 7] },
			{ front: [6, 3], back: [4, 5] }
		]
	});
	expect(JSON.parse((await impose('4', '--rtl', '--json')).stdout)).toEqual({
		sheets: [{ front: [1, 4], back: [3, 2] }]
	});
	expect((await impose('4')).stdout).toBe('sheet 1: 4·1, back 2·3\n');
});

test.each(['0', '2.5', 'x', '4001', ''])('%j pages: exit 2, and nothing on stdout', async (pages) => {
	const { code, stdout, stderr } = await impose(pages, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain('N: expected a number of pages from 1 to 4000');
});
