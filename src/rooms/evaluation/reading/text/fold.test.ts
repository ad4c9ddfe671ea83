import { expect, test } from 'vitest';
import { asWritten, inkOf, trimmed, unitsIn, type UnitKind } from './fold.ts';

const cut = (text: string, kind: UnitKind, language = 'en') => {
	const points = [...text];
	return unitsIn(text, inkOf(text), kind, language).map(({ start, end }) => points.slice(start, end).join(''));
};

test('a text stays as it was written, but for line ends and the mark at its head', () => {
	expect(asWritten('\uFEFFOne\r\ntwo\rthree\n é e\u0301')).toBe('One\ntwo\nthree\n é e\u0301');
});

test('sentences end within their paragraph, and not after a listed abbreviation', () => {
	expect(cut('I saw Dr. Ruiz. She was kind!\nThen, e.g. On Monday, we met.', 'sentence')).toEqual([
		'I saw Dr. Ruiz.',
		'She was kind!',
		'Then, e.g. On Monday, we met.'
	]);
	expect(cut('Me atendió la Dra. Ruiz. ¿Y tú? La Sra. Gil, p. ej. María.', 'sentence', 'es')).toEqual([
		'Me atendió la Dra. Ruiz.',
		'¿Y tú?',
		'La Sra. Gil, p. ej. María.'
	]);
	expect(cut('We slept in a tent. He ate the rest. Then', 'sentence')).toHaveLength(3);
});

test('units have ink, and are counted in code points whatever they hold', () => {
	expect(cut('👩‍👧 came.  \n\n \n🙂 Éva left.\t', 'paragraph')).toEqual(['👩‍👧 came.', '🙂 Éva left.']);
	expect(cut('a 🙂\nb', 'codepoint')).toEqual(['a', '🙂', 'b']);
	expect(cut(' \n ', 'source')).toEqual([]);
	expect(trimmed(inkOf('  ab '), { start: 0, end: 5 })).toEqual({ start: 2, end: 4 });
});
