// What each part runs, and in which lane. Runs on Node 20.
import { folder } from './costs.mjs';
import { known } from './known.mjs';

const cached = (name) => ['--cache', '--cache-strategy', 'content', '--cache-location', `.data/cache/${name}`];
const format = (files) => [
	'node_modules/prettier/bin/prettier.cjs',
	...cached('format'),
	'--check',
	'--log-level',
	'warn',
	'--ignore-unknown',
	...files
];
const lint = (files) => ['node_modules/eslint/bin/eslint.js', ...cached('lint'), '--no-warn-ignored', ...files];
const types = [
	'node_modules/svelte-check/bin/svelte-check',
	'--tsconfig',
	'./tsconfig.json',
	'--threshold',
	'error',
	'--output',
	'human',
	'--tsgo-experimental-api' // TypeScript 7, beside the 6 that the tools build with
];
const build = { args: ['scripts/check/build.mjs'] };
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
const playwright = ['node_modules/@playwright/test/cli.js', 'test'];
const code = ['src', 'tests', 'bench', 'packages', 'scripts', 'tsconfig.json', 'package-lock.json'];

function everything({ shard }) {
	const share = shard ? [`--shard=${shard}`] : [];
	return {
		format: { args: format(['.']) },
		lint: { args: lint(['.']) },
		types: { args: types, ...known('types', code) },
		schema: {
			args: ['scripts/schema.ts', '--check'],
			...known('schema', ['db', 'src/platform/db', 'scripts', 'package-lock.json'])
		},
		build,
		tests: { args: [...vitest, ...share] },
		journeys: { args: [...playwright, ...share] }
	};
}

/** Whether these tests, or the pages that are looked at, open the built app. */
const isServed = ({ pages, tests }) => pages.length > 0 || tests.some((file) => /^tests\/(trust|deep)\//.test(file));

function ofChanges(changes) {
	const { files, tests, pages } = changes;
	const parts = {};
	const written = files.filter((file) => /\.(ts|mjs|js|svelte)$/.test(file));
	if (files.length) parts.format = { args: format(files) };
	if (written.length) {
		parts.lint = { args: lint(written) };
		parts.types = { args: types, ...known('types', code) };
	}
	if (files.some((file) => file.startsWith('db/'))) parts.schema = { args: ['scripts/schema.ts', '--check'] };
	if (isServed(changes)) parts.build = build;
	parts.tests = { args: [...vitest, ...tests] };
	if (pages.length)
		parts.journeys = {
			args: [...playwright, 'tests/journeys/pages.spec.ts', '--project=phone'],
			env: { KITH_PAGES: pages.join(' ') }
		};
	return parts;
}

/** The lanes of this run: what is only read beside what is run. */
export function partsFor(wishes, changes) {
	const parts = changes ? ofChanges(changes) : everything(wishes);
	const only = wishes.only.some((name) => name === 'tests' || name === 'journeys')
		? ['build', ...wishes.only]
		: wishes.only;
	const isMine = (name) => only.includes(name) && parts[name];
	const isRead = !wishes.shard || wishes.shard.startsWith('1/');
	const named = (names) =>
		names.filter(isMine).map((name) => ({ name, ...parts[name], env: { KITH_COSTS: folder, ...parts[name].env } }));
	return [isRead ? named(['format', 'lint', 'types', 'schema']) : [], named(['build', 'tests', 'journeys'])];
}
