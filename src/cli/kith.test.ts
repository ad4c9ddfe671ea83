import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { command } from './command.ts';
import { commands } from './commands.ts';
import { kith } from './kith.ts';
import { manualOf } from './manual.ts';
import { readGiven } from './read.ts';

async function run(...words: string[]) {
	const said = { stdout: '', stderr: '' };
	const code = await kith(words, {
		stdout: (text) => (said.stdout += text),
		stderr: (text) => (said.stderr += text)
	});
	return { code, ...said };
}

const all = Object.entries(commands).map(([name, line]) => [name, line] as const);

describe('help', () => {
	test('without words, and asked for, names every command', async () => {
		for (const words of [[], ['--help'], ['help'], ['-h']]) {
			const { code, stdout, stderr } = await run(...words);
			expect([code, stderr]).toEqual([0, '']);
			for (const [name] of all) expect(stdout).toContain(`bin/kith ${name}`);
		}
	});

	test.each(all)('%s has one, with its options and examples, in words and as JSON', async (name, line) => {
		const { code, stdout, stderr } = await run(...name.split(' '), '--help');
		expect([code, stderr]).toEqual([0, '']);
		for (const option of [...Object.keys(line.options), 'help', 'json']) expect(stdout).toContain(`--${option}`);
		for (const example of line.examples) expect(stdout).toContain(example);
		const json = await run(...name.split(' '), '--help', '--json');
		expect(JSON.parse(json.stdout)).toMatchObject([{ command: name, examples: line.examples }]);
	});

	test('wins over everything else that is wrong with the words', async () => {
		expect(await run('stats', 'paired', '--nonsense', '--help')).toMatchObject({ code: 0, stderr: '' });
	});

	test('the first word of several commands lists those, and is no command', async () => {
		expect(await run('stats')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('stats paired') });
		expect(await run('stats', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('stats agreement') });
		expect((await run('stats', '--help')).stdout).not.toContain('bin/kith demo');
	});

	test.each(all)('each example of %s can be typed as it stands', (name, line) => {
		const called = line.examples.filter((example) => example.includes('bin/kith'));
		expect(called.length).toBeGreaterThan(0);
		for (const example of called) {
			const typed = /bin\/kith ([^>)]*)/.exec(example)?.[1] ?? '';
			const words = [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
			expect(words.slice(0, name.split(' ').length).join(' ')).toBe(name);
			expect(() => readGiven(words.slice(name.split(' ').length), line)).not.toThrow();
		}
	});
});

test.each<[string[], string]>([
	[['demmo'], 'there is no command "demmo". Did you mean bin/kith demo?'],
	[['usr', 'add'], 'Did you mean bin/kith user?'],
	[['stats', 'piared'], 'Did you mean bin/kith stats paired?'],
	[['xylophone'], 'there is no command "xylophone". bin/kith --help lists them all.'],
	[['constructor'], 'there is no command "constructor"'],
	[['start', '--prot', '4000'], 'there is no option --prot. Did you mean --port?'],
	[['start', '--port', 'x'], '--port: expected a number from 0 to 65535, found "x"'],
	[['start', '--port'], '--port: expected N behind it'],
	[['demo', '--fresh=yes'], '--fresh is a switch and takes no value, found "yes"'],
	[['demo', 'twice'], 'what is "twice"?'],
	[['user', 'add'], 'expected EMAIL: the address with which she signs in'],
	[['user', 'add', 'a@example.org', '--organisation', 'W'], 'expected --name NAME: what she is called'],
	[['user', 'add', 'nobody', '--name', 'N', '--organisation', 'W'], 'expected an e-mail address, found "nobody"'],
	[
		['user', 'add', 'a@example.org', '--name', 'N', '--organisation', 'W', '--role', 'cordinator'],
		'found "cordinator". Did you mean coordinator?'
	],
	[['evaluate', 'measure', 'x.csv', '--measure', 'epsd'], '--measure: expected the id of a measure'],
	[['measures', 'show', 'epsd'], 'Did you mean epds?'],
	[['completion', 'tcsh'], 'expected bash, zsh or fish, found "tcsh"']
])('%s: exit 2, and a sentence that says what was expected', async (words, sentence) => {
	const { code, stdout, stderr } = await run(...words);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
});

describe('a request that can’t be carried out, in Spanish', () => {
	afterEach(() => void vi.unstubAllEnvs());
	const english = /\b(expected|found|there is|what is|behind|shows how|did you mean|takes no value|beside)\b/i;
	/** What each command that speaks Spanish says of an option that there is not, of a word too many, of what is missing. */
	const speaking = all.filter(([, line]) => 'lang' in line.options);
	test.each(speaking)('%s', async (name, line) => {
		const words = name.split(' ');
		const typed = [
			[...words, '--lang', 'es', '--langg', 'es'],
			[...words, '--lang=es', ...Object.keys(line.words), 'surplus'],
			[...words, '--lang', 'es', '--json=yes']
		];
		for (const one of typed) {
			const { code, stdout, stderr } = await run(...one);
			expect([code, stdout], one.join(' ')).toEqual([2, '']);
			expect(stderr).not.toMatch(english);
		}
	});
	test.each<[string, string]>([
		['stats paired x.csv --pre a --post b --better up --lang es', '--better: se esperaba higher o lower, y hay "up".'],
		['stats paired x.csv --pre a --post b --better lower --reliable 0 --lang es', 'un número de puntos mayor que 0'],
		[
			'stats paired x.csv --pre a --post b --better lower --caseop ge --lang es',
			'--caseop: se esperaba también --case N'
		],
		[
			'stats paired x.csv --pre a --post b --better lower --range 9 --lang es',
			'--range: se esperaba lo menos y lo más'
		],
		['stats paired --lang es', 'falta ARCHIVO'],
		['evaluate measure x.csv --measure epsd --lang es', '--measure: se esperaba el identificador de una medida'],
		['evaluate measure x.csv --measure epsd --language es', '--measure: se esperaba el identificador de una medida'],
		['attendance x.csv --by moon --lang es', '--by: no hay "moon".'],
		['register typed 1 --booked x --lang es', '--booked: se esperaba un número entero desde 0, y hay "x"']
	])('%s', async (words, sentence) => {
		const { code, stdout, stderr } = await run(...words.split(' '));
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(sentence);
		expect(stderr).not.toMatch(english);
	});
	test('of what is wrong with a file too, by the language of the shell', async () => {
		vi.stubEnv('LC_ALL', 'es_ES.UTF-8');
		expect((await run('evaluate', 'measure', 'gone.csv', '--measure', 'epds')).stderr).toContain(
			'se esperaba un archivo'
		);
		expect((await run('demmo')).stderr).toContain('¿Querías decir bin/kith demo?');
	});
});

test('options are read with their defaults, and the last one said counts', () => {
	const line = command({
		says: () => 'x',
		words: { file: { value: () => 'FILE', says: () => 'x' } },
		options: { level: { value: () => 'N', says: () => 'x', default: '1' }, loud: { says: () => 'x' } },
		examples: [],
		run: async () => 0
	});
	expect(readGiven(['a.csv'], line)).toEqual({ help: false, json: false, level: '1', file: 'a.csv' });
	expect(readGiven(['--level=-5', '--loud', '--level', '-7', 'a.csv', '--json'], line)).toEqual({
		...{ help: false, json: true, level: '-7', loud: true, file: 'a.csv' }
	});
	expect(readGiven(['--', '--odd.csv'], line)).toMatchObject({ file: '--odd.csv' });
});

test('the manual page tells what the table tells', async () => {
	const path = join(import.meta.dirname, '../../docs/how-to/command-line.md');
	const wanted = await format(manualOf(commands), { ...(await resolveConfig(path)), parser: 'markdown' });
	expect(readFileSync(path, 'utf8'), 'node scripts/manual.ts writes it anew').toBe(wanted);
});

describe('completion', () => {
	async function completed(...typed: string[]): Promise<string[]> {
		const { stdout: script } = await run('completion', 'bash');
		const words = typed.map((word) => `'${word}'`).join(' ');
		const ask = `COMP_WORDS=(kith ${words}); COMP_CWORD=${typed.length}; _kith; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${ask}`], {
			encoding: 'utf8',
			cwd: import.meta.dirname
		});
		expect(stderr).toBe('');
		return stdout.split('\n').filter(Boolean);
	}

	test('bash offers commands, their second words, options, choices and files', async () => {
		expect(await completed('')).toEqual(expect.arrayContaining(['demo', 'user', 'stats', 'completion']));
		expect(await completed('us')).toEqual(['user']);
		expect(await completed('stats', '')).toEqual(['paired', 'agreement', '--help']);
		expect(await completed('stats', 'paired', '--be')).toEqual(['--better']);
		expect(await completed('stats', 'paired', 'x.csv', '--better', '')).toEqual(['higher', 'lower']);
		expect(await completed('doctor', '--')).toEqual(['--data', '--help', '--json']);
		expect(await completed('measures', 'score', 'epds', 'kith.te')).toEqual(['kith.test.ts']);
	});

	test.each(['zsh', 'fish'])('%s hears of every command and option', async (shell) => {
		const { code, stdout } = await run('completion', shell);
		expect(code).toBe(0);
		for (const [name, line] of all) {
			for (const word of name.split(' ')) expect(stdout).toContain(word);
			for (const option of Object.keys(line.options)) expect(stdout).toContain(option);
		}
	});
});
