import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { staffSession } from '#cast/evaluation.ts';
import { importWording, WrongWording } from './commands.server.ts';
import { importOwnWording } from './own-words.server.ts';
import { wordingLanguages, listMeasures, newestWording } from './queries.server.ts';

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
