// After every install: SvelteKit's generated types and the compiled messages. Runs on Node 20, so it calls the pinned Node 24.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeCatalogues } from './catalogues.mjs';
import { writePseudo } from './pseudo.mjs';

const node = 'node_modules/.bin/node';
if (existsSync(node) && existsSync('vite.config.ts')) {
	writeCatalogues();
	writePseudo();
	execFileSync(
		node,
		[
			'node_modules/@inlang/paraglide-js/bin/run.js',
			'compile',
			'--project',
			'./project.inlang',
			'--outdir',
			'./src/platform/i18n/paraglide',
			'--strategy',
			'baseLocale',
			'--emit-ts-declarations',
			'--output-structure',
			'locale-modules',
			'--silent'
		],
		{ stdio: 'inherit' }
	);
	execFileSync(node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'inherit' });
}
