import { expect, test } from 'vitest';
import { readBack } from '#platform/pdf/read-back.ts';
import { nameLabelsPdf } from './pdf.server.ts';

const labels = { organisation: 'Willow Lane', title: 'Name labels' };

test.each([
	[20, 1],
	[21, 2]
])('labels of %i people stand on %i sheets, with room for whoever walks in', async (count, pages) => {
	const names = Array.from({ length: count }, (_, at) => `Precious ${String(at).padStart(2, '0')}`);
	const read = await readBack(await nameLabelsPdf({ ...labels, names }, 'en'));
	expect(read).toMatchObject({ title: 'Name labels', tagged: true, insideMargins: true, pages });
	for (const name of names) expect(read.words).toContain(name);
});

test('every name is whole and no two overlap: in any script, as long as somebody typed it; one that can’t be printed is a line', async () => {
	const names = [
		'سارة',
		'Thuỳ',
		'María del Carmen de los Ángeles',
		'Wolfeschlegelsteinhausenberger',
		'ሰላም',
		'𓀀',
		'Siobhán'
	];
	const read = await readBack(await nameLabelsPdf({ ...labels, names }, 'es'));
	expect(read).toMatchObject({ language: 'es', pages: 1, insideMargins: true });
	const words = read.words.replace(/\s+/g, ' ');
	for (const name of ['Thuỳ', 'María del Carmen de los Ángeles', 'ሰላም', 'Siobhán']) expect(words).toContain(name);
	expect(words.replaceAll(' ', '')).toContain('Wolfeschlegelsteinhausenberger');
	expect(words).not.toContain('𓀀');
});
