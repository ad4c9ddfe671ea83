// The reference: node:http and pg alone. For each path the statements that Kith sends for that page, in one transaction that speaks
// for the same person, and as many bytes of HTML from a template string.
import { createServer } from 'node:http';
import pg from 'pg';
import type { Statement } from './house.ts';

/** One page of the reference: its statements, and the size of its HTML. */
export interface BarePage {
	statements: Statement[];
	bytes: number;
}

const [appUrl = '', port = '4482'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: appUrl, max: 10, pipeline: true } as pg.PoolConfig);
const pages = new Map<string, BarePage>();

const unpacked = (value: unknown) =>
	value && typeof value === 'object' && 'bytes' in value ? Buffer.from(String(value.bytes), 'hex') : value;
const escaped = (value: unknown) => String(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function ask(statements: Statement[]): Promise<Record<string, unknown>[]> {
	const client = await pool.connect();
	try {
		const begun = client.query('begin');
		let largest: Record<string, unknown>[] = [];
		for (const [index, { text, values }] of statements.entries()) {
			const { rows } = await client.query<Record<string, unknown>>({ name: `s${index}-${text.length}`, text, values });
			if (rows.length > largest.length) largest = rows;
		}
		await begun;
		await client.query('commit');
		return largest;
	} finally {
		client.release();
	}
}

function html(rows: Record<string, unknown>[], bytes: number): string {
	const list = rows
		.map(
			(row) =>
				`<tr>${Object.values(row)
					.map((value) => `<td>${escaped(value)}</td>`)
					.join('')}</tr>`
		)
		.join('');
	const page = `<!doctype html><html lang="en"><title>Kith</title><table>${list}</table>`;
	return page + ' '.repeat(Math.max(0, bytes - page.length));
}

const server = createServer((request, response) => {
	const page = pages.get(request.url ?? '');
	if (!page) return void response.writeHead(404).end();
	ask(page.statements).then(
		(rows) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(rows, page.bytes)),
		(error: unknown) => response.writeHead(500).end(String(error))
	);
});
server.listen(Number(port), '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${port}` }));
process.on('message', (told: 'used' | Record<string, BarePage>) => {
	if (told === 'used') return void process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
	for (const [path, { statements, bytes }] of Object.entries(told))
		pages.set(path, {
			bytes,
			statements: statements.map(({ text, values }) => ({ text, values: values.map(unpacked) }))
		});
	process.send?.('ready');
});
