// What a change touches: its files, the tests that are related to it, and the pages it shows on. Runs on Node 20.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { node, root } from './run.mjs';

/** Seconds that related tests may take together, beside the types: what is over it waits for the whole check. */
const room = 40;
const laws = ['tests/house/rooms.test.ts', 'tests/house/writing.test.ts', 'tests/house/messages.test.ts'];

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

function baseOf(since) {
	if (since) return since;
	for (const main of ['origin/main', 'main'])
		try {
			return git('merge-base', 'HEAD', main)[0];
		} catch {
			// a clone may have only one of them
		}
	return 'HEAD';
}

/** How many folders a file shares with the changed file that is nearest to it. */
function nearness(file, changed) {
	const parts = file.split('/');
	const shared = (other) => {
		const apart = other.split('/').findIndex((part, at) => part !== parts[at]);
		return apart < 0 ? parts.length : apart;
	};
	return Math.max(0, ...changed.map(shared));
}

function relatedTests(base, changed) {
	const listed = execFileSync(
		node,
		['--conditions=source', 'node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--changed', base],
		{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
	);
	// the long trials look at everything, and so belong to every change, as do those that kill and start processes: they wait
	// for the whole check
	const isLong = (line) => /^\[waiting\] |^(\[.*\] )?tests\/deep\//.test(line);
	const files = listed
		.split('\n')
		.filter((line) => line.endsWith('.test.ts'))
		.map((line) => ({ file: line.replace(/^\[.*\] /, ''), isLong: isLong(line) }))
		.filter(({ file, isLong }) => !isLong || changed.includes(file))
		.map(({ file }) => file);
	return files.sort((a, b) => nearness(b, changed) - nearness(a, changed));
}

function withinRoom(files) {
	const kept = join(root, '.data/check.json');
	const seconds = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')).files : {};
	let spent = 0;
	return files.filter((file) => (spent += seconds[file]?.seconds ?? 2) <= room);
}

function everyFile(folder, end) {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(end))
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
}

/** Route folders whose page is made of one of these files, directly or through other components. */
function touchedPages(changed) {
	const components = everyFile('src', '.svelte');
	const touched = new Set(changed.filter((file) => file.startsWith('src/')));
	for (let before = -1; before < touched.size;) {
		before = touched.size;
		const names = [...touched].filter((file) => file.endsWith('.svelte')).map((file) => `/${file.split('/').at(-1)}'`);
		for (const file of components)
			if (!touched.has(file) && names.some((name) => readFileSync(join(root, file), 'utf8').includes(name)))
				touched.add(file);
	}
	const routes = [...touched].filter((file) => /^src\/routes\/.*\/?\+page(\.server)?\.(svelte|ts)$/.test(file));
	return [...new Set(routes.map((file) => dirname(file).replace(/^src\/routes/, '') || '/'))];
}

/** Everything that the inner loop looks at. */
export function changedFiles(since) {
	const base = baseOf(since);
	const listed = [
		...git('diff', '--name-only', '--diff-filter=d', base),
		...git('ls-files', '--others', '--exclude-standard')
	];
	const files = [...new Set(listed)].filter((file) => existsSync(join(root, file)));
	const related = relatedTests(base, files);
	const near = withinRoom(related);
	if (near.length < related.length)
		process.stdout.write(
			`${related.length - near.length} of ${related.length} related test files wait for the whole check\n`
		);
	return { files, tests: [...new Set([...laws, ...near])], pages: touchedPages(files) };
}
