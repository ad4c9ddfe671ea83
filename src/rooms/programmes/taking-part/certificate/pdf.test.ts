import { expect, test } from 'vitest';
import { count, figures, readBack } from '#platform/pdf/read-back.ts';
import { englishCertificate, spanishCertificate } from './pdf.examples.ts';
import { certificatePdf } from './pdf.server.ts';

test.each([
	[englishCertificate, 'en-GB'],
	[spanishCertificate, 'es']
])('says for whom it is, what she did and how to check it: $name', async (certificate, language) => {
	const read = await readBack(await certificatePdf(certificate, language));
	expect(read).toMatchObject({
		title: `${certificate.title}: ${certificate.name}`,
		language,
		tagged: true,
		insideMargins: true,
		pages: 1
	});
	expect(count(read, 'H1')).toBe(1);
	expect(figures(read)).toEqual([certificate.drawing, certificate.check.square]);
	const { name, deed, particulars, check, signatures } = certificate;
	const expected = [name, deed, ...particulars, check.address, check.code, ...signatures.map((one) => one.name)];
	for (const words of expected) expect(read.words).toContain(words);
});

test('a name is written as she writes it, and stays on one page however long it is', async () => {
	const odd = await readBack(await certificatePdf({ ...englishCertificate, name: '*Ana* #1 $ <3 _ñ_' }, 'en'));
	expect(odd.words).toContain('*Ana* #1 $ <3 _ñ_');
	const long = await readBack(await certificatePdf({ ...englishCertificate, name: 'María '.repeat(2_000) }, 'en'));
	expect(long.pages).toBe(1);
	expect(long.words).toContain(englishCertificate.check.code);
});

test.each(['Wolfeschlegelsteinhausenberg', 'Ωχ '.repeat(40), 'W'.repeat(60)])(
	'the name %s stays on the paper',
	async (name) => {
		const read = await readBack(await certificatePdf({ ...englishCertificate, name }, 'en'));
		expect(read).toMatchObject({ pages: 1, insideMargins: true });
	}
);

test('needs no signature', async () => {
	const read = await readBack(await certificatePdf({ ...englishCertificate, signatures: [] }, 'en'));
	expect(read.pages).toBe(1);
});
