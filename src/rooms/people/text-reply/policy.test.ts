import { expect, test } from 'vitest';
import { textWordIn } from './policy.ts';

test('what is said by one word is read however it is typed, and nothing is read into a sentence', () => {
	const read = ['STOP', 'stop.', ' Sí ', 'SI', 'Yes!', 'no', 'No, thank you', 'yes please', 'alto', ''].map(textWordIn);
	expect(read).toEqual(['stop', 'stop', 'yes', 'yes', 'yes', 'no', 'other', 'other', 'stop', 'other']);
});
