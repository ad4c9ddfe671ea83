// After every install: SvelteKit's generated types and the compiled messages. Runs on Node 20, so it calls the pinned Node 24.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeCatalogues } from './catalogues.mjs';
import { writeMessageTypes } from './message-types.mjs';
import { writePseudo } from './pseudo.mjs';

const node = 'node_modules/.bin/node';
if (existsSync(node) && existsSync('vite.config.ts')) {
	writeCatalogues();
	writePseudo();
	const folder = './src/platform/i18n/paraglide';
	execFileSync(
		node,
		[
			'node_modules/@inlang/paraglide-js/bin/run.js',
			'compile',
			'--project',
			'./project.inlang',
			'--outdir',
			folder,
			'--strategy',
			'baseLocale',
			'--output-structure',
			'locale-modules',
			'--silent'
		],
		{ stdio: 'inherit' }
	);
	writeMessageTypes(folder, JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')).locales);
	execFileSync(node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'inherit' });
}
