// Files that are larger than a page takes: its field says so, and nothing that was typed is lost.
import { expect } from 'vitest';
import { largestFile } from '#rooms/evaluation/dataset/form.ts';
import { largestWording } from '#rooms/evaluation/measure/form.ts';
import { test, type Served } from './served.ts';

const typed = 'Spring, as somebody typed it';

/** Sends a form with a file of this weight between what was typed. */
async function send({ ask, url }: Served, path: string, weight: number) {
	const form = new FormData();
	form.set('title', typed);
	form.set('file', new File(['x'.repeat(weight)], 'answers.csv'));
	form.set('measure', 'kith-how-things-are');
	form.set('licence', typed);
	const made = new Response(form);
	const body = await made.text();
	const headers = { origin: url.origin, 'content-type': made.headers.get('content-type') ?? '' };
	return ask(path, { as: 'evaluator', method: 'POST', body, headers });
}

for (const [path, largest] of [
	['/evaluation/data/import', largestFile],
	['/evaluation/measures/import', largestWording]
] as const)
	test(`${path} answers a file that is too large at its form`, async ({ served }) => {
		for (const weight of [largest + 1, 3 * largest, 20_000_000]) {
			const answer = await send(served, path, weight);
			expect([weight, [409, 422].includes(answer.status)]).toEqual([weight, true]);
			expect(answer.body).toContain(typed);
		}
	});
