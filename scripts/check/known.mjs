// A part whose every input is as it was when it last passed need not run again. Runs on Node 20.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

function filesOf(path) {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path).flatMap((name) => (name === 'node_modules' ? [] : filesOf(join(path, name))));
}

function contentOf(paths) {
	const hash = createHash('sha256');
	for (const path of paths)
		for (const file of filesOf(join(root, path)))
			hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

/** Whether a part passed on exactly this content before, and the note that it has now. */
export function known(name, paths) {
	const stamp = join(root, '.data/cache', `${name}.passed`);
	let content;
	return {
		isKnown() {
			content = contentOf(paths);
			return existsSync(stamp) && readFileSync(stamp, 'utf8') === content;
		},
		note() {
			mkdirSync(join(root, '.data/cache'), { recursive: true });
			writeFileSync(stamp, content);
		}
	};
}
