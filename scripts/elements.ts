import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'vite';

const root = join(import.meta.dirname, '..');
const folder = '_app/immutable/assets'; // from here SvelteKit serves files also where no page is hydrated
const virtual = 'virtual:kith-elements';

/** The browser's scripts, built: each file by its name, and which file each script is. */
export interface Scripts {
	files: Map<string, string>;
	entries: Record<string, string>;
	/** For each script the files that come with it, itself included. */
	needs: Record<string, string[]>;
}

/** Builds the script of every page (main) and every element in one go, so that what they share is fetched once. */
export async function buildScripts(): Promise<Scripts> {
	const elements = globSync('src/{ui,rooms}/**/*.element.ts', { cwd: root });
	const named = elements.map((path) => [basename(path, '.element.ts'), join(root, path)]);
	const made = await build({
		configFile: false,
		root,
		logLevel: 'error',
		publicDir: false,
		build: {
			write: false,
			modulePreload: false,
			rollupOptions: {
				input: { main: join(root, 'src/ui/enhance/main.ts'), ...(Object.fromEntries(named) as Record<string, string>) },
				output: {
					entryFileNames: '[name].[hash].js',
					chunkFileNames: 'shared.[hash].js',
					// one file, which is fewer bytes than one for each pair of scripts that share some of it
					codeSplitting: {
						groups: [{ name: 'queue', test: /src.ui.queue|node_modules.idb|pocket-screen.(dom|packing)/ }]
					}
				}
			}
		}
	});
	if (Array.isArray(made) || !('output' in made)) throw new Error('The scripts of the browser were not built.');
	const chunks = made.output.filter((file) => file.type === 'chunk');
	const entries = chunks.filter((chunk) => chunk.isEntry);
	const importedBy = new Map(chunks.map((chunk) => [chunk.fileName, chunk.imports]));
	const withAll = (file: string): string[] => [
		...new Set([file, ...(importedBy.get(file) ?? []).flatMap((imported) => withAll(imported))])
	];
	return {
		files: new Map(chunks.map((chunk) => [chunk.fileName, chunk.code])),
		entries: Object.fromEntries(entries.map((chunk) => [chunk.name, chunk.fileName])),
		needs: Object.fromEntries(entries.map((chunk) => [chunk.name, withAll(chunk.fileName)]))
	};
}

/** Serves the browser's scripts with the app, and tells pages their addresses (`virtual:kith-elements`). */
export function elements(): Plugin {
	let scripts: Promise<Scripts> | undefined;
	const built = () => (scripts ??= buildScripts());
	return {
		name: 'kith-elements',
		resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
		async load(id) {
			if (id !== `\0${virtual}`) return undefined;
			const { entries, needs } = await built();
			const at = (file: string) => `/${folder}/${file}`;
			const scripts = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, at(file)]));
			const all = Object.fromEntries(Object.entries(needs).map(([name, files]) => [name, files.map(at)]));
			return `export const scripts = ${JSON.stringify(scripts)};\nexport const needs = ${JSON.stringify(all)};`;
		},
		async generateBundle() {
			for (const [name, source] of (await built()).files)
				this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source });
		},
		configureServer(server) {
			server.watcher.on('change', () => (scripts = undefined));
			server.middlewares.use(`/${folder}/`, (request, response, next) => {
				void built().then(({ files }) => {
					const code = files.get(request.url?.slice(1) ?? '');
					if (code === undefined) next();
					else response.setHeader('content-type', 'text/javascript').end(code);
				}, next);
			});
		}
	};
}
