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

/** What a file imports, as paths from the root where they are ours. */
export function importsOf({ path, text }: Source): string[] {
	const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '');
	return named.map((name) => {
		if (name.startsWith('.')) return join(path, '..', name);
		return name.replace(/^#(platform|rooms|ui)\//, 'src/$1/').replace('#messages', 'src/platform/i18n/messages.ts');
	});
}
