import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kith-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kith(...args: string[]) {
	const words = ['--conditions=source', join(import.meta.dirname, 'main.ts'), ...args];
	const { DATABASE_URL: _, ...env }: NodeJS.ProcessEnv = { ...process.env, KITH_DATA: join(folder, 'data') };
	const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
	return { status, stdout, stderr };
}

function file(name: string, text: string): string {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
}

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

test('codes without weights: the command names what somebody must say, and takes it', { timeout: 180_000 }, () => {
	const codes = join(import.meta.dirname, '../../packages/measures/tests/questionnaires/01-codes-by-position.json');
	const said = ['import', codes, '--measure', 'epds', '--licence', 'made up'];
	const refused = kith('measures', ...said);
	expect([refused.status, refused.stdout]).toEqual([2, '']);
	expect(refused.stderr).toContain('which answer to item 10 is the most worrying: A great deal');
	expect(refused.stderr).toContain('--most');
	const { item } = JSON.parse(readFileSync(codes, 'utf8')) as {
		item: { answerOption: { valueCoding: { display: string } }[] }[];
	};
	const answers = item.map(({ answerOption }, at) => {
		const labels = answerOption.map(({ valueCoding }) => valueCoding.display);
		return `${at + 1} = ${[1, 2, 4].includes(at + 1) ? labels.at(-1) : labels[0]}`;
	});
	kith('user', 'add', 'ruth@example.org', '--name', 'Ruth', '--organisation', 'Willow Lane');
	const taken = kith('measures', ...said, '--most', answers.join(' | '));
	expect(taken.stdout).toContain('epds in en: 10 items');
	expect(taken.stdout).toContain(
		'Item 10 is about safety: "A great deal", "Somewhat", "Hardly" tells somebody, "Not at all" does not.'
	);
});

test('wrong words are refused with every line, before any database is opened', () => {
	const short = file('short.txt', 'One\n3. Two');
	const refused = kith('measures', 'import', short, '--measure', 'swemwbs', '--licence', 'made up');
	expect([refused.status, refused.stdout]).toEqual([2, '']);
	for (const part of ['line 2: expected item 2, found an item numbered 3', 'no language', 'expected 7 items, found 2'])
		expect(refused.stderr).toContain(part);
	expect(kith('measures', 'import', short, '--measure', 'nope')).toMatchObject({ status: 2, stdout: '' });
	expect(kith('measures', 'import', join(folder, 'not-there'), '--measure', 'swemwbs')).toMatchObject({
		status: 2,
		stdout: ''
	});
});
