// Files that are larger than a page takes: its field says so, and nothing that was typed is lost.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { largestFile } from '#rooms/evaluation/dataset/form.ts';
import { largestWording } from '#rooms/evaluation/measure/form.ts';
import { test, type Served } from './served.ts';

const typed = 'Spring, as somebody typed it';

/** Sends a form with a file between what was typed. */
async function send({ ask, url }: Served, path: string, content: string, measure = 'kith-how-things-are') {
	const form = new FormData();
	form.set('id', randomUUID());
	form.set('title', typed);
	form.set('file', new File([content], 'answers.csv'));
	form.set('measure', measure);
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
			const answer = await send(served, path, 'x'.repeat(weight));
			expect([weight, [409, 422].includes(answer.status)]).toEqual([weight, true]);
			expect(answer.body).toContain(typed);
		}
	});

test('a sheet of 549 kB, as thousands of people in nine cohorts make it, is read and shown', async ({ served }) => {
	const lines = Array.from({ length: 18_000 }, (_, at) => {
		const person = at >> 1;
		const answers = Array.from({ length: 7 }, (_, item) => 1 + ((person * 7 + item * 3 + at) % 5));
		return [`P${String(person).padStart(5, '0')}`, at % 2 ? 'after' : 'before', `C${person % 9}`, ...answers].join(',');
	});
	const items = Array.from({ length: 7 }, (_, item) => `item${item + 1}`);
	const sheet = [['participant', 'wave', 'cohort', ...items].join(','), ...lines, ''].join('\n');
	expect(sheet.length).toBeGreaterThan(512_000);
	const answer = await send(served, '/evaluation/data/import', sheet, 'swemwbs');
	expect([answer.status, /Answers: (\d+)/.exec(answer.body)?.[1]]).toEqual([200, '18000']);
	expect(answer.body).toContain(typed);
});
