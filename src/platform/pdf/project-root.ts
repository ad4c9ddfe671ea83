import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function isProject(folder: string): boolean {
	const manifest = join(folder, 'package.json');
	if (!existsSync(manifest)) return false;
	const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
	return name === 'kith';
}

/** The folder this installation lives in, found from wherever the running code happens to be: source tree or build. */
export function projectRoot(from: string = import.meta.dirname): string {
	if (isProject(from)) return from;
	const above = dirname(from);
	if (above === from)
		throw new Error('This code is not inside an installation of Kith: no package.json named "kith" above it.');
	return projectRoot(above);
}
