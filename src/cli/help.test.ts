import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measures, ownMeasures } from '@kith/measures';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { refuseOldNode, whyNotReady } from '../../scripts/not-ready.mjs';
import { said } from '../../tests/support/command-line.ts';
import { dimensions } from '#rooms/programmes/desk/attendance-table/form.ts';
import { inLanguage } from '../platform/i18n/language.ts';
import { commands } from './commands.ts';
import { addressFindings } from './doctor/address.ts';
import { letterFindings, textFindings } from './doctor/letters.ts';
import { tableNames } from './table-names.ts';
import { saidPlainly } from './first-minute.ts';

// What is said in the made-up language has accents; what has none there is code, or was never translated.
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kith-help-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => void vi.unstubAllEnvs());

/** Words that are typed as they stand in every language: names of commands, options, choices, settings, columns and programs. */
const typed = new Set(
	[
		'bin kith id docs how to host md README json csv xlsx measures list KITH DATA data',
		'DATABASE_URL APP_ WORKER_ HOST_ BACKUP_DATABASE_URL SMTP_URL MAIL_FROM TEXT_URL TEXT_KEY ORIGIN TRUST_PROXY KITH_TODAY LANG LC_ALL',
		'es name number hours link checkedOn word true false node_modules EACCES ENOENT example org localhost nowhere',
		'session on person state walkIn cancelled',
		...dimensions,
		...tableNames,
		...Object.entries(commands).flatMap(([name, { options, examples }]) => [
			name,
			...examples,
			...Object.entries(options).flatMap(([option, { choices, default: without }]) => [
				option,
				...(choices ?? []),
				without ?? ''
			])
		])
	].flatMap((text) => text.match(/[A-Za-z]+/g) ?? [])
);

/** Words of a text in the made-up language that nobody translated; whatever is quoted is as somebody wrote it. */
function plain(text: string, besides: readonly string[] = []): string[] {
	const unquoted = text.replaceAll(folder, '').replace(/"[^"\n]*"|\{"es".*?\}\]\}/g, '');
	const words = unquoted.match(/[\p{L}\p{M}]+/gu) ?? [];
	return words.filter((word) => /^[A-Za-z]{2,}$/.test(word) && !typed.has(word) && !besides.includes(word));
}

/** Words that only English has, in a text that is to be Spanish. */
const english =
	/\b(the|and|which|that|with|there|expected|found|is|are|of|from|was|not|behind|where|who|what|its|nothing|must|can’t|cannot)\b/i;

test('a plain word is found in the made-up language, an accented and a typed one are not', () => {
	expect(plain('«ŧħéřé íš ñó çóḿḿáñð» bin/kith demo --port "what is it"')).toEqual([]);
	expect(plain('«ŧħéřé íš» nothing here')).toEqual(['nothing', 'here']);
});

const all = Object.entries(commands).map(([name, line]) => [name, line] as const);

describe('help is said in the language asked for', () => {
	test.each(all)('%s', async (name, line) => {
		vi.stubEnv('LC_ALL', 'qps');
		const { stdout, code } = await said(...name.split(' '), '--help');
		expect(code).toBe(0);
		expect(plain(line.examples.reduce((text, example) => text.replace(example, ''), stdout)), name).toEqual([]);
		vi.stubEnv('LC_ALL', 'es_ES.UTF-8');
		const spanish = (await said(...name.split(' '), '--help')).stdout;
		const unquoted = line.examples.reduce((text, example) => text.replace(example, ''), spanish);
		expect(unquoted.replace(/"[^"\n]*"|--\S+|\bnot-agreed\b/g, '')).not.toMatch(english);
		vi.stubEnv('LC_ALL', '');
		vi.stubEnv('LANG', 'C.UTF-8');
		expect((await said(...name.split(' '), '--help')).stdout).toContain('Options');
	});

	test('so is the list of commands, also that of one first word, and for programs', async () => {
		vi.stubEnv('LANG', 'qps');
		for (const words of [[], ['measures'], ['--json'], ['stats', '--help']]) {
			const { stdout, stderr } = await said(...words);
			const text = words.includes('--json') ? '' : stdout + stderr;
			expect(plain(text), words.join(' ')).toEqual([]);
			expect(stdout + stderr).toMatch(/«/);
		}
	});

	test('the option for the language comes before that of the shell', async () => {
		vi.stubEnv('LC_ALL', 'es');
		expect((await said('stats', 'paired', '--help', '--lang', 'en')).stdout).toContain('Options');
		expect((await said('stats', 'paired', '--help')).stdout).toContain('Opciones');
	});
});

describe('what can’t be carried out is said in the language asked for', () => {
	const file = (name: string) => join(folder, name);
	beforeAll(() => {
		const line = { name: 'Line', number: '0800 111', hours: '' };
		const contents: Record<string, string | Buffer> = {
			'no-picture.png': 'no picture',
			'large.png': Buffer.alloc(3_000_000),
			'no.json': '{',
			'shape.json': '{"en": [{"name": 3}], "fr": []}',
			'number.json': JSON.stringify({ en: [{ ...line, number: 'ring' }] }),
			'link.json': JSON.stringify({ en: [{ ...line, link: 'ring' }] }),
			'many.json': JSON.stringify({ en: Array.from({ length: 11 }, () => line) }),
			'answers.csv': 'participant,wave,item1\nA,before,1\n',
			'one.csv': 'only\n1\n',
			'words.json': '{"resourceType": "Patient"}',
			'words.txt': 'one\ntwo\n',
			'full.csv': `participant,wave,${Array.from({ length: 10 }, (_, at) => `item${at + 1}`).join(',')}\nA,before,${Array(10).fill('9').join(',')}\n`,
			'rses.csv': `participant,wave,${Array.from({ length: 10 }, (_, at) => `item${at + 1}`).join(',')}\nA,before,${Array(10).fill('1').join(',')}\n`
		};
		for (const [name, text] of Object.entries(contents)) writeFileSync(file(name), text);
	});
	const at = (name: string) => `FILE:${name}`;
	const requests: string[] = [
		...all.flatMap(([name, { words, options }]) => [
			`${name} --langg es`,
			`${name} --json=yes`,
			`${name} ${Object.keys(words).join(' ')} surplus`,
			...(Object.keys(words).length || Object.values(options).some(({ required }) => required) ? [name] : []),
			...Object.entries(options).flatMap(([option, { value, choices }]) => [
				...(value ? [`${name} ${Object.keys(words).join(' ')} --${option}`] : [`${name} --${option}=x`]),
				...(choices ? [`${name} --${option} zzz`] : [])
			])
		]),
		'demmo',
		'xylophone',
		'stats piared',
		'stats',
		'demo --port x',
		'start --port 99999',
		'user add nobody --name N --organisation W',
		'user add a@b@c.org --name N --organisation W',
		'user invite a.example.org',
		'user add a@example.org --name  --organisation W',
		'user add a@example.org --name N --organisation ',
		'languages --set xx',
		`settings --logo ${at('gone.png')}`,
		`settings --logo ${at('no-picture.png')}`,
		`settings --logo ${at('large.png')}`,
		...['gone', 'no', 'shape', 'number', 'link', 'many'].map((name) => `settings --help-lines ${at(`${name}.json`)}`),
		'measures show epsd',
		`measures score epds ${at('gone.csv')}`,
		`measures score epds ${at('answers.csv')}`,
		`measures score epds ${at('full.csv')}`,
		`measures score epds ${at('full.csv')} --variant order-b`,
		`measures score rses ${at('rses.csv')} --variant order-z`,
		`measures score ghq12 ${at('rses.csv')} --method likart`,
		`measures score rses ${at('rses.csv')} --method likert`,
		`measures score epds ${at('full.csv')} --cutoff many`,
		`measures import ${at('gone.json')} --measure epds`,
		`measures import ${at('words.json')} --measure epds`,
		`measures import ${at('words.txt')} --measure epds --language en`,
		`measures import ${at('words.txt')} --measure epsd`,
		`measures import ${at('words.txt')} --measure epds --most three`,
		`stats paired ${at('answers.csv')} --pre a --post b --better lower`,
		`stats paired ${at('answers.csv')} --pre a --post b --better lower --range 9`,
		`stats paired ${at('answers.csv')} --pre a --post b --better lower --reliable 0`,
		`stats paired ${at('answers.csv')} --pre a --post b --better lower --caseop ge`,
		`stats paired ${at('answers.csv')} --pre a --post b --better lower --case many`,
		`stats paired ${at('answers.csv')} --sheet S --pre a --post b --better lower`,
		`stats agreement ${at('one.csv')}`,
		`evaluate measure ${at('answers.csv')} --measure epsd`,
		`evaluate measure ${at('answers.csv')} --measure epds`,
		`evaluate measure ${at('answers.csv')} --measure epds --waves x`,
		`evaluate measure ${at('answers.csv')} --measure epds --labels x`,
		`register merge ${at('no.json')}`,
		`register merge ${at('shape.json')}`,
		'register typed 99,x --booked 3',
		'register typed 1 --booked x',
		`gate ${at('shape.json')}`,
		`creche solve ${at('shape.json')}`,
		'booklet impose 0',
		'booklet impose x',
		`attendance ${at('answers.csv')} --by moon`,
		`attendance ${at('answers.csv')} --by area,area`,
		`attendance ${at('answers.csv')} --by person --readers`,
		`attendance ${at('answers.csv')} --by area`,
		`import check ${at('answers.csv')} --as people --zone Mars`,
		'completion tcsh'
	];
	/** Words that stand in these requests, in their files, or behind a code of the system. */
	const asked = 'participant wave item Mars moon xx zzz surplus likart order area person fr one four cghq'.split(' ');
	/** Codes of questionnaires, whose words they are, and the place in a file that is wrong: as they are in every language. */
	const named = new RegExp(
		`\\b(${[...measures, ...ownMeasures].map(({ id }) => id).join('|')}|Royal College of Psychiatrists)\\b|^\\S+: [\\w[\\].]+: |: \\w+\\)`,
		'gm'
	);

	test.each(['qps', 'es'])('%s: no English in any of them', async (language) => {
		vi.stubEnv('LC_ALL', language);
		const left: string[] = [];
		for (const request of new Set(requests)) {
			const { code, stderr, stdout } = await said(
				...request.split(' ').map((word) => word.replace(/^FILE:/, `${folder}/`))
			);
			expect([request, code === 1 || code === 2, stdout], stderr).toEqual([request, true, '']);
			const found =
				language === 'qps'
					? plain(stderr.replace(named, ''), [...asked, ...request.split(/[^A-Za-z]+/)])
					: (english.exec(stderr.replace(named, '').replace(/"[^"\n]*"|--\S+/g, ''))?.slice(0, 1) ?? []);
			if (found.length || !stderr.trim()) left.push(`${request}: ${found.join(' ')} in ${stderr}`);
		}
		expect(left).toEqual([]);
	});

	test('nor in what goes wrong on the first day, before anything is installed, or as the doctor finds it', async () => {
		vi.stubEnv('LC_ALL', 'qps');
		const codes = ['ECONNREFUSED', 'ENOTFOUND', '28P01', '28000', '3D000', '53300', '57P03'];
		const env = { DATABASE_URL: 'postgres://kith:word@nowhere.example.org/kith' };
		const sentences = await inLanguage('qps', async () => [
			...codes.map((code) => saidPlainly(Object.assign(new Error(''), { code }), env)),
			...['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].map((code) =>
				saidPlainly({ code, syscall: 'listen', port: 80, address: '::1' })
			),
			...['ENOSPC', 'EACCES', 'ENOTDIR'].map((code) => saidPlainly({ code, syscall: 'mkdir', path: '/data' })),
			...(await letterFindings(undefined, {})).map(({ called, says }) => `${called}: ${says}`),
			...(await letterFindings(undefined, { SMTP_URL: 'smtp', MAIL_FROM: 'x' })).map(({ says }) => says),
			...textFindings(undefined, {}).map(({ called, says }) => `${called}: ${says}`),
			...(await addressFindings(undefined, 'key', {})).map(({ called, says }) => `${called}: ${says}`)
		]);
		const ready = [
			{ stderr: 'ENOSPC' },
			{ code: 'EACCES', path: '/data' },
			{ stderr: 'ENOTFOUND' },
			{ stderr: 'CERT' },
			{}
		];
		sentences.push(...ready.map((error) => whyNotReady({ message: '', ...error })));
		expect(() => refuseOldNode('18.0.0')).toThrow(/^«/);
		for (const sentence of sentences) {
			expect(
				plain(sentence, [...codes, 'postgres', 'createdb', 'smtp', 'smtps', 'https', 'port', 'ss', 'ltnp', 'sport'])
			).toEqual([]);
			expect(sentence).toContain('«');
		}
	});
});

/** Sentences in the source: three English words in a row within one pair of quotation marks, outside comments. */
function sentencesIn(text: string): string[] {
	const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
	return [...code.matchAll(/(['"`])((?:\\.|(?!\1)[^\n\\])*)\1/g)]
		.map(([, , inside]) => inside ?? '')
		.filter((inside) => /\b[a-z]{2,},? [a-z]{1,},? [a-z]{2,}/i.test(inside.replace(/\$\{[^}]*\}/g, 'x')));
}

test('no sentence of the command line stands outside the catalogues', () => {
	expect(sentencesIn("throw new Misuse('there is no such thing'); // it is a comment's own\nm.a('x')")).toEqual([
		'there is no such thing'
	]);
	/** What is said in English alone, and why. */
	const elsewhere: Record<string, string> = {
		'src/cli/commands.ts': 'lines that can be typed as they stand',
		'src/cli/commands-of-programmes.ts': 'the same',
		'src/cli/commands-of-decisions.ts': 'the same',
		'src/cli/commands-of-evaluation.ts': 'the same',
		'src/cli/manual.ts': 'the page of the command line is written in English',
		'src/cli/measures-show.ts': 'what a library says of a questionnaire: its sources are English',
		'src/cli/completion.ts': 'programs of shells',
		'src/cli/user.ts': 'SQL, and a reason in the trail',
		'src/cli/lead.ts': 'SQL',
		'src/cli/doctor/measures.ts': 'SQL',
		'src/cli/doctor/people.ts': 'SQL, and names for programs'
	};
	const paths = globSync('src/cli/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
	const found = paths.flatMap((path) =>
		elsewhere[path] ? [] : sentencesIn(readFileSync(join(root, path), 'utf8')).map((text) => `${path}: ${text}`)
	);
	expect(found).toEqual([]);
});
