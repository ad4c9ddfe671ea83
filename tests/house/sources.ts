import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Source {
	path: string;
	text: string;
}

const skipped = new Set(['node_modules', 'paraglide', 'build', 'dist', '.svelte-kit']);

/** Every source file below these folders of the checkout. */
export function sourcesIn(...folders: string[]): Source[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
			.map((entry) => relative(root, join(entry.parentPath, entry.name)))
			.filter((path) => !path.split('/').some((part) => skipped.has(part)) && !path.includes('.generated.'))
			.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
	);
}

const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> };

/** The path from the root behind a name of an import, where it is ours. */
function pathOf(from: string, name: string): string {
	if (name.startsWith('.')) return join(from, '..', name);
	for (const [pattern, target] of Object.entries(imports)) {
		const [head = '', tail] = pattern.split('*');
		if (tail === undefined ? name === pattern : name.startsWith(head))
			return target.replace('./', '').replace('*', name.slice(head.length));
	}
	return name;
}

/** What a file imports, as paths from the root where they are ours. */
export function importsOf({ path, text }: Source): string[] {
	return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => pathOf(path, name ?? ''));
}

/** Every name that a file imports or passes on from another file, and from which. */
export function namesFrom({ path, text }: Source): { name: string; isType: boolean; target: string }[] {
	return [...text.matchAll(/(?:import|export)\s+(type\s+)?\{([^}]*)\}\s*from\s*'([^']+)'/g)].flatMap(
		([, allTypes, names = '', from = '']) =>
			names
				.split(',')
				.map((name) => /^(type\s+)?(\w+)/.exec(name.trim()))
				.filter((found) => found !== null)
				.map(([, isType, name = '']) => ({ name, isType: !!(allTypes ?? isType), target: pathOf(path, from) }))
	);
}
