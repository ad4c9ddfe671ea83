// Questionnaires as their makers write them, sent through the real page: the right question is asked, and the right meaning kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test, type Answer, type Served } from './served.ts';

const folder = join(import.meta.dirname, '../../packages/measures/tests/questionnaires');

/** Sends a file and what is said about it, as the page does. */
async function send({ ask, url }: Served, name: string, said: Record<string, string>): Promise<Answer> {
	const form = new FormData();
	for (const [field, value] of Object.entries({ licence: 'made up', ...said })) form.set(field, value);
	form.set('file', new File([readFileSync(join(folder, `${name}.json`))], `${name}.json`));
	const made = new Response(form);
	const body = await made.text();
	const headers = { origin: url.origin, 'content-type': made.headers.get('content-type') ?? '' };
	return ask('/evaluation/measures/import', { as: 'evaluator', method: 'POST', body, headers });
}

/** What a page says, without its choices of measures and what was pasted. */
const said = ({ body }: Answer) =>
	body
		.slice(body.indexOf('<main'), body.indexOf('</main'))
		.replace(/<option.*?<\/option>|<textarea.*?<\/textarea>/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
const asked = ({ body }: Answer) => [
	...new Set([...body.matchAll(/<input[^>]*\bname="(most\d+)"/g)].map(([, name]) => name))
];

const fromLeastToMost = '0 = Never so · 1 = Now and then · 2 = Often · 3 = All the time';

for (const name of [
	'makers/argonaut',
	'makers/beda',
	'makers/cms',
	'makers/national-library-of-medicine',
	'makers/personal-health-record',
	'makers/structured-data-capture'
])
	test(`${name} says what its answers are worth: it is shown as it is, seven times over`, async ({ served }) => {
		const answer = await send(served, name, { measure: 'gad7', language: 'en' });
		expect([answer.status, asked(answer)]).toEqual([200, []]);
		expect(said(answer).split(fromLeastToMost)).toHaveLength(8);
	});

test('two languages in one file come in as two', async ({ served }) => {
	const german = await send(served, 'makers/medical-informatics-initiative', { measure: 'gad7', language: '' });
	expect(said(german).split('0 = Nie · 1 = Ab und zu · 2 = Oft · 3 = Immer')).toHaveLength(8);
	expect(said(german).split(fromLeastToMost)).toHaveLength(8);
	const spanish = await send(served, '07-two-languages-in-one-file', { measure: 'gad7', language: '' });
	expect(said(spanish)).toContain('0 = Nunca · 1 = Algunos días · 2 = Casi siempre · 3 = Todos los días');
});

test('weights that stand in the code, and a text before the first question, are read', async ({ served }) => {
	const weights = await send(served, '04-item-weight', { measure: 'gad7', language: '' });
	expect(said(weights).split('0 = Never so · 1 = On some days · 2 = On most days · 3 = Every day')).toHaveLength(8);
	const text = await send(served, '06-instructions-in-a-group', { measure: 'gad7', language: '' });
	expect(said(text)).toContain('Think of the last two weeks. How often was it so?');
});

test('answers that stand in no file are asked for, and taken from the form', async ({ served }) => {
	const file = '03-outside-answer-list';
	const first = await send(served, file, { measure: 'gad7', language: '' });
	expect(first.status).toBe(422);
	expect(said(first)).toContain('The answers are not in the file.');
	const options = '0 = Never so | 1 = Now and then | 2 = Often | 3 = All the time';
	const second = await send(served, file, { measure: 'gad7', language: '', options });
	expect(said(second).split(fromLeastToMost)).toHaveLength(8);
});

for (const name of ['makers/reproschema', 'makers/reproschema-plain-words'])
	test(`${name} has codes and no weights: one answer is pointed out, and it is shown the way round that was said`, async ({
		served
	}) => {
		const first = await send(served, name, { measure: 'gad7', language: 'en' });
		expect([first.status, asked(first)]).toEqual([422, ['most1']]);
		expect(said(first)).toContain('Statement 1, 2, 3, 4, 5, 6, 7');
		const right = await send(served, name, { measure: 'gad7', language: 'en', most1: 'All the time' });
		expect(said(right).split(fromLeastToMost)).toHaveLength(8);
		const turned = await send(served, name, { measure: 'gad7', language: 'en', most1: 'Never so' });
		expect([said(turned).split('3 = Never so').length, said(turned).split('0 = All the time').length]).toEqual([8, 8]);
	});

test('01: codes by their place on the page are no values; a person points out each, the risk item among them, and only that is kept', async ({
	served
}) => {
	const file = '01-codes-by-position';
	const first = await send(served, file, { measure: 'epds', language: '' });
	expect(first.status).toBe(422);
	expect(asked(first)).toEqual(['most1', 'most3', 'most4', 'most5', 'most6', 'most7', 'most8', 'most9', 'most10']);
	expect(said(first)).toMatch(/Statement 10: “Own statement 10” Which answer worries you most\?/);
	const worst = 'A great deal';
	const most: Record<string, string> = {
		...Object.fromEntries(['3', '4', '5', '6', '7', '8', '9', '10'].map((item) => [`most${item}`, worst])),
		most1: 'No more'
	};
	const { most10: _, ...allButTheRisk } = most;
	const without = await send(served, file, { measure: 'epds', language: '', ...allButTheRisk, go: 'keep' });
	expect([without.status, asked(without)]).toEqual([422, ['most10']]);
	const kept = await send(served, file, { measure: 'epds', language: '', ...most, go: 'keep' });
	expect(kept.status).toBe(303);
	const { rows } = await served.set.scene.owner.query<{ items: { options: { value: number; label: string }[] }[] }>(
		"select items from evaluation.wording where measure = 'epds' order by imported_at desc limit 1"
	);
	const worthOf = (item: number, label: string) =>
		rows[0]?.items[item - 1]?.options.find((option) => option.label === label)?.value;
	expect([worthOf(10, 'A great deal'), worthOf(10, 'Not at all')]).toEqual([3, 0]);
	expect([worthOf(1, 'As always'), worthOf(1, 'No more')]).toEqual([0, 3]);
	expect([worthOf(4, 'A great deal'), worthOf(4, 'Not at all')]).toEqual([3, 0]);
});
