// What this trick needs of SvelteKit: it shows each page's data to `transport` as { type: 'data', uses, … } before writing it out.
import { join } from 'node:path';
import { createServer } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { unwritten } from '../../src/platform/web/unwritten.ts';

const root = join(import.meta.dirname, '../..');
const runtime = join(root, 'node_modules/@sveltejs/kit/src/runtime');

interface Serializer {
	add_node(index: number, node: object): void;
	get_data(csp: object): { data: string };
}

test('what a page was made from is not even looked at, and nothing of it is written', async () => {
	const server = await createServer({
		root,
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		logLevel: 'error'
	});
	onTestFinished(() => server.close());
	const transport = await server.ssrLoadModule(join(runtime, 'app/internal/transport.js'));
	const { server_data_serializer: begin } = await server.ssrLoadModule(join(runtime, 'server/page/data_serializer.js'));
	const written = (with_: object) => {
		transport.init_transport(with_);
		const pages: Serializer = begin({}, {});
		pages.add_node(0, {
			type: 'data',
			data: { called: 'Nadia' },
			uses: { dependencies: new Set(), search_params: new Set(), params: new Set() }
		});
		return pages.get_data({}).data;
	};
	expect(written({})).toContain('Nadia');
	expect(written(unwritten)).not.toContain('Nadia');
});
