import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { test } from '../../../../tests/support/house.ts';
import { staffSession } from '#cast/evaluation.ts';
import { checkWording, importWording, WrongWording } from './commands.server.ts';
import { importOwnWording } from './own-words.server.ts';
import { getWording, listMeasures, listUnchecked, newestWording, wordingLanguages } from './queries.server.ts';

const said = { language: 'en', licenceReference: 'Letter of 3 March', title: '', options: '' };
const seven = (last = 'Seven') =>
	['options: 1 = a | 2 = b | 3 = c | 4 = d | 5 = e', ...['One', 'Two', 'Three', 'Four', 'Five', 'Six', last]].join(
		'\n'
	);

test('our own words come in both languages, with words for each value, and the same words again add nothing', async ({
	house
}) => {
	const evaluator = await staffSession(house, 'evaluator');
	for (const measure of ['how-things-are', 'how-heavy-it-gets'] as const)
		for (const language of ['en', 'es'] as const) {
			const first = await house.signedIn(evaluator, (tx) => importOwnWording(tx, measure, language));
			expect(first).toMatchObject({ version: 1, alreadyThere: false });
			expect(await house.signedIn(evaluator, (tx) => importOwnWording(tx, measure, language))).toMatchObject({
				id: first.id,
				alreadyThere: true
			});
		}
	await house.as('door', async (door) => {
		const words = await newestWording(door, 'how-things-are', 'es');
		expect(words?.items.map((item) => item.options.map(({ value }) => value))).toEqual(Array(7).fill([1, 2, 3, 4, 5]));
		expect(new Set(words?.items.map((item) => item.text)).size).toBe(7);
		expect(await wordingLanguages(door, 'how-heavy-it-gets')).toEqual(['en', 'es']);
	});
});

test('changed words are a new version beside the old one, and the list shows it', async ({ house }) => {
	const coordinator = await staffSession(house, 'coordinator');
	const bring = (text: string) =>
		house.signedIn(coordinator, (tx) => importWording(tx, { measure: 'swemwbs', text, said }));
	expect((await bring(seven())).version).toBe(1);
	expect((await bring(seven('Seventh'))).version).toBe(2);
	const list = await house.signedIn(coordinator, listMeasures);
	expect(list[0]?.id).toBe('how-things-are');
	expect(list.find((line) => line.id === 'swemwbs')?.wordings).toMatchObject([
		{ language: 'en', version: 2, licenceReference: 'Letter of 3 March' }
	]);
});

test.for([
	['an item too few', seven().split('\n').slice(0, -1).join('\n'), said, { line: 7 }],
	['no licence', seven(), { ...said, licenceReference: '' }, { found: 'none' }],
	['no words for the options', 'One\nTwo\nThree\nFour\nFive\nSix\nSeven', said, { found: 'no options for item 1' }],
	[
		'options of other values, said beside the text',
		'One\nTwo\nThree\nFour\nFive\nSix\nSeven',
		{ ...said, options: '0 = a | 1 = b' },
		{ found: 'options worth 0, 1' }
	],
	[
		'a wrong number in its own line',
		'One\n3. Two\nThree\nFour\nFive\nSix\nSeven',
		{ ...said, options: '1=a|2=b|3=c|4=d|5=e' },
		{ line: 2 }
	],
	['a sign that nobody sees', seven().replace('\n', '\n\u202E'), said, { line: 2 }],
	[
		'such a sign spelt out',
		'{ "resourceType": "Questionnaire", "title": "a\\u0000b" }',
		said,
		{ line: 1, found: 'one' }
	],
	['no JSON', '{ "resourceType": ', said, { expected: 'JSON' }]
] as const)('words with %s are refused whole, with the place', async ([, text, stated, problem], { house }) => {
	const evaluator = await staffSession(house, 'evaluator');
	const sent = { measure: 'swemwbs', text, said: { ...stated, language: 'fr' } };
	const refused: unknown = await house
		.signedIn(evaluator, (tx) => importWording(tx, sent))
		.catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(WrongWording);
	expect((refused as WrongWording).problems).toContainEqual(expect.objectContaining(problem));
	await house.as('door', async (door) => expect(await newestWording(door, 'swemwbs', 'fr')).toBeUndefined());
});

test('facilitators, parents and visitors bring in no words, not even past the command', async ({ house }) => {
	const facilitator = await staffSession(house, 'facilitator');
	await expect(
		house.signedIn(facilitator, (tx) => importOwnWording(tx, 'how-things-are', 'en'))
	).rejects.toBeInstanceOf(Forbidden);
	await expect(house.as('visitor', (tx) => importOwnWording(tx, 'how-things-are', 'en'))).rejects.toBeInstanceOf(
		Forbidden
	);
	const row = {
		measure: 'wemwbs',
		language: 'en',
		version: 1,
		title: 'x',
		items: '[]',
		source: 'plain-text',
		licence_reference: 'x'
	};
	const past = house.signedIn(facilitator, (tx) =>
		tx.db
			.insertInto('evaluation.wording')
			.values({ ...row, org_id: house.orgId })
			.execute()
	);
	await expect(past).rejects.toThrow('row-level security');
});

const byCode = JSON.stringify({
	resourceType: 'Questionnaire',
	status: 'active',
	language: 'en',
	item: Array.from({ length: 10 }, (_, at) => ({
		linkId: `${at + 1}`,
		type: 'choice',
		text: `Made-up statement ${at + 1}`,
		answerOption: ['First', 'Second', 'Third', 'Fourth'].map((display, code) => ({
			valueCoding: { code: String(code), display }
		}))
	}))
});
const first = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, 'First']));

test('a file of codes comes in only as somebody pointed out, and who did stands beside it', async ({ house }) => {
	const evaluator = await staffSession(house, 'evaluator');
	const bring = (most: Record<number, string>) =>
		house.signedIn(evaluator, (tx) => importWording(tx, { measure: 'epds', text: byCode, said: { ...said, most } }));
	const { 10: _, ...withoutRisk } = first;
	await expect(bring(withoutRisk)).rejects.toBeInstanceOf(WrongWording);
	const { id } = await bring(first);
	const words = await house.signedIn(evaluator, (tx) => getWording(tx, id));
	expect(words.items[9]?.options[0]).toEqual({ value: 3, label: 'First' });
	expect(words.valuesFrom).toBe('person');
	const checks = house.owner.db.selectFrom('evaluation.wording_check').selectAll().where('wording_id', '=', id);
	expect((await checks.orderBy('item').execute()).map(({ item, most }) => [item, most])).toEqual(
		[3, 5, 6, 7, 8, 9, 10].map((item) => [item, 'First'])
	);
});

test('both languages of a file come in', async ({ house }) => {
	const evaluator = await staffSession(house, 'evaluator');
	const text = readFileSync(
		join(projectRoot(), 'packages/measures/tests/questionnaires/07-two-languages-in-one-file.json'),
		'utf8'
	);
	const sent = { measure: 'gad7', text, said: { ...said, language: '' } };
	const imported = await house.signedIn(evaluator, (tx) => importWording(tx, sent));
	expect([imported, ...imported.translations].map(({ language, version }) => [language, version])).toEqual([
		['en', 1],
		['es', 1]
	]);
	const spanish = await house.signedIn(evaluator, (tx) => newestWording(tx, 'gad7', 'es'));
	expect(spanish?.items[0]).toMatchObject({
		text: 'Frase propia 1',
		options: [{ value: 0, label: 'Nunca' }, {}, {}, { value: 3 }]
	});
});

test('words from before: somebody looks at each turned one and the one about safety; turned words are brought in again', async ({
	house
}) => {
	const coordinator = await staffSession(house, 'coordinator');
	const options = (values: number[]) => values.map((value, at) => ({ value, label: `Answer ${at}` }));
	const keptBefore = (measure: string, last: number[]) =>
		house.owner.db
			.insertInto('evaluation.wording')
			.values({
				org_id: house.orgId,
				measure,
				language: 'en',
				version: 1,
				title: measure,
				source: 'fhir-r4',
				licence_reference: 'made up',
				items: JSON.stringify(
					Array.from({ length: 10 }, (_, at) => ({
						text: `${at + 1}`,
						options: options(at === 8 ? last : [0, 1, 2, 3])
					}))
				)
			})
			.execute();
	await keptBefore('phq9', [0, 1, 2, 3]);
	const waiting = await house.signedIn(coordinator, (tx) => listUnchecked(tx));
	expect(waiting.map(({ wording, items }) => [wording.measure, items])).toEqual([['phq9', [9]]]);
	const say = (most: string, language = 'en') =>
		house.signedIn(coordinator, (tx) => checkWording(tx, { measure: 'phq9', language }, new Map([[9, most]])));
	expect(await say('')).toMatchObject({ reason: 'incomplete' });
	expect(await say('Answer 0')).toMatchObject({ ok: false, reason: 'turned', items: [9] });
	expect(await say('Answer 3', 'es')).toMatchObject({ reason: 'nothing' });
	expect(await house.signedIn(coordinator, (tx) => listUnchecked(tx))).toHaveLength(1);
	expect((await say('Answer 3')).ok).toBe(true);
	expect(await house.signedIn(coordinator, (tx) => listUnchecked(tx))).toHaveLength(0);
	const facilitator = await staffSession(house, 'facilitator');
	await expect(
		house.signedIn(facilitator, (tx) => checkWording(tx, { measure: 'phq9', language: 'en' }, new Map()))
	).rejects.toBeInstanceOf(Forbidden);
});
