import { expect, test } from 'vitest';
import { stLukes } from './examples.ts';
import { addressWords, mapOf } from './words.ts';

test('the address is one line, and its map is asked for by the address alone', () => {
	const hall = { ...stLukes, address: '12 Example Road\n Back door', postcode: 'SE15 0AA' };
	expect(addressWords(hall)).toBe('12 Example Road, Back door, SE15 0AA');
	expect(mapOf(hall)).toBe(
		'https://www.openstreetmap.org/search?query=12%20Example%20Road%2C%20Back%20door%2C%20SE15%200AA'
	);
	expect(mapOf({ ...hall, address: '', postcode: '' })).toBeUndefined();
});
