import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../../tests/support/command-line.ts';

const { folder, kith, file } = commandLine();

const questionnaire = (items: string[]) => ({
	resourceType: 'Questionnaire',
	status: 'active',
	language: 'es',
	item: items.map((text, index) => ({
		linkId: String(index + 1),
		text,
		type: 'choice',
		answerOption: [1, 2, 3, 4, 5].map((value) => ({
			valueInteger: value,
			extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: value }]
		}))
	}))
});

test('words come in from the command line, plain or FHIR, once', { timeout: 180_000 }, () => {
	const words = file('words.txt', ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'].join('\n'));
	const said = [
		'import',
		words,
		'--measure',
		'swemwbs',
		'--language',
		'en',
		'--licence',
		'made up',
		'--options',
		'1=a|2=b|3=c|4=d|5=e'
	];
	expect(kith('measures', ...said)).toMatchObject({
		status: 2,
		stderr: expect.stringContaining('no organisation yet') as string
	});
	kith('user', 'add', 'ruth@example.org', '--name', 'Ruth', '--organisation', 'Willow Lane');
	expect(JSON.parse(kith('measures', ...said, '--json').stdout)).toMatchObject({
		measure: 'swemwbs',
		language: 'en',
		version: 1,
		items: 7,
		alreadyThere: false
	});
	expect(kith('measures', ...said).stdout).toContain('there already, as version 1');
	const fhir = file(
		'words.json',
		JSON.stringify(questionnaire(['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete']))
	);
	expect(kith('measures', 'import', fhir, '--measure', 'swemwbs', '--licence', 'made up')).toEqual({
		status: 0,
		stdout: 'swemwbs in es: 7 items, version 1.\n',
		stderr: ''
	});
});

test('wrong words are refused with every line, before any database is opened', () => {
	const short = file('short.txt', 'One\n3. Two');
	const refused = kith('measures', 'import', short, '--measure', 'swemwbs', '--licence', 'made up');
	expect([refused.status, refused.stdout]).toEqual([2, '']);
	for (const part of [
		'Line 2: This line has number 3, and it is statement 2.',
		'does not say its language',
		'This measure has 7 statements, and here there are 2.'
	])
		expect(refused.stderr).toContain(part);
	expect(kith('measures', 'import', short, '--measure', 'nope')).toMatchObject({ status: 2, stdout: '' });
	expect(kith('measures', 'import', join(folder, 'not-there'), '--measure', 'swemwbs')).toMatchObject({
		status: 2,
		stdout: ''
	});
});
