import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ask, inOwnProcess } from '../../bench/house.ts';

const script = '../tests/support/scripts/dies.ts';
const words = /dies\.ts ended[^]*the course was refused: bank-holiday/;

test('a helper that dies of a question says its last words to whoever asked, and to whoever asks later', async () => {
	const { child, news } = await inOwnProcess(script, []);
	expect(news).toBe('ready');
	await expect(ask(child, 'a course')).rejects.toThrow(words);
	if (child.exitCode === null) await once(child, 'exit');
	await expect(ask(child, 'another')).rejects.toThrow(words);
});

test('one that dies before it is ready says them to whoever started it', async () => {
	await expect(inOwnProcess(script, ['at-once'])).rejects.toThrow(words);
});
