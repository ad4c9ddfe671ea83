import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
	path.endsWith('.ts')
);

test('the library imports itself and one spreadsheet writer: nothing of Node, of the browser or of an application', () => {
	const outside = sources.flatMap((path) => {
		const text = readFileSync(join(root, 'src', path), 'utf8');
		return [...text.matchAll(/(?:from |import\(|import )'([^']+)'/g)]
			.map(([, name]) => name)
			.filter((name) => !name?.startsWith('.'));
	});
	expect(new Set(outside)).toEqual(new Set(['write-excel-file/universal']));
});

async function bundled(code: string): Promise<string> {
	const found = { entry: join(root, 'entry.ts'), '@kith/measures': join(root, 'src/index.ts') };
	const plugin = {
		name: 'entry',
		enforce: 'pre' as const,
		resolveId: (id: string) => found[id as keyof typeof found],
		load: (id: string) => (id === found.entry ? code : undefined)
	};
	const output = await build({
		root,
		configFile: false,
		logLevel: 'silent',
		plugins: [plugin],
		build: { write: false, rolldownOptions: { input: 'entry', external: [/^write-excel-file/] } }
	});
	const files = [output].flat().flatMap((built) => ('output' in built ? built.output : []));
	return files.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}

test('a bundle holds only what is used', async () => {
	const one = await bundled("import { score, epds } from '@kith/measures'; globalThis.result = score(epds, {});");
	expect(one).toContain('Edinburgh');
	for (const other of ['Karitane', 'Warwick', 'Questionnaire', 'Field Annotation', 'select_one', 'write-excel-file'])
		expect(one).not.toContain(other);
	expect(one.length).toBeLessThan(12_000);
	const none = await bundled("import { jacobsonTruax } from '@kith/measures'; globalThis.result = jacobsonTruax;");
	expect(none.length).toBeLessThan(1500);
});

test('the built package is plain JavaScript with types, and scores under plain Node', () => {
	const folder = mkdtempSync(join(tmpdir(), 'kith-measures-'));
	try {
		const tsc = join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc');
		execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')]);
		symlinkSync(join(require.resolve('write-excel-file/package.json'), '..', '..'), join(folder, 'node_modules'));
		const built = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
		expect(built.filter((path) => path.endsWith('.js'))).toHaveLength(sources.length);
		expect(built.filter((path) => path.endsWith('.d.ts'))).toHaveLength(sources.length);
		const script = `
			const library = await import(${JSON.stringify(join(folder, 'dist', 'index.js'))});
			const answers = Object.fromEntries(library.swemwbs.items.map((item) => [item.number, 3]));
			const { total } = library.score(library.definitionOf('swemwbs'), answers);
			const workbook = await library.xlsFormWorkbook(library.toXlsForm(library.phq9));
			console.log(JSON.stringify([library.measures.length, total, workbook.length > 1000]));
		`;
		const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
		expect(JSON.parse(said)).toEqual([23, 19.25, true]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
