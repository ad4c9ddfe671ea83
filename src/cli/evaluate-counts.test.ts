import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-evaluate-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (text: string, name = 'f.csv') => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const field = (name: string) => new URL(`../../tests/field/parent-led/${name}.csv`, import.meta.url).pathname;
const figures = async <T = Record<string, unknown>>(...words: string[]) => {
	const { code, stdout, stderr } = await said('evaluate', ...words, '--json');
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as T;
};
const refused = async (sentence: string, ...words: string[]) => {
	const { code, stdout, stderr } = await said('evaluate', ...words, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
};

test('points of focus groups by how many groups raised them, counted already or not', async () => {
	const counted = await figures<{ groups: number; questions: { themes: unknown[] }[] }>(
		'focus-groups',
		field('focus-groups')
	);
	expect(counted).toMatchObject({ groups: 3, questions: [{ question: 'value_most' }, { question: 'could_improve' }] });
	expect(counted.questions[0]?.themes[3]).toEqual({
		theme: 'Practical support',
		points: [
			{ point: 'Getting practical information and help', groups: 2 },
			{ point: 'Access to other services', groups: 2 },
			{ point: 'Crèche', groups: 1 }
		]
	});
	const mentions = fileOf('question,theme,point,group\nq,t,late,A\nq,t,often,A\nq,t,often,B\nq,t,often,B\n');
	expect(await figures('focus-groups', mentions, '--groups', '4')).toEqual({
		groups: 4,
		questions: [
			{
				question: 'q',
				themes: [
					{
						theme: 't',
						points: [
							{ point: 'often', groups: 2 },
							{ point: 'late', groups: 1 }
						]
					}
				]
			}
		]
	});
	await refused('line 2, column "groups_mentioning"', 'focus-groups', field('focus-groups'), '--groups', '2');
	await refused('line 2, column "point"', 'focus-groups', fileOf('question,theme,point,group\nq,t,,A\n'));
});

test('needs with their shares, a printed share that does not follow, and what readers may see', async () => {
	const needs = await figures<{ needs: unknown[] }>('needs', field('needs'));
	expect(needs).toMatchObject({ base: 13, warnings: [] });
	expect(needs.needs.slice(0, 4)).toEqual([
		{ need: 'Childcare', parents: 9, percent: 69.2 },
		{ need: 'Financial support', parents: 8, percent: 61.5 },
		{ need: 'Housing', parents: 6, percent: 46.2 },
		{ need: 'Advice and information', parents: 6, percent: 46.2 }
	]);
	const slip = fileOf('need,parents,percent\nAdvice,5,46.2\nRest,6,46.2\n');
	expect(await figures('needs', slip, '--base', '13')).toMatchObject({
		warnings: [{ line: 2, says: '46.2 % is printed; 5 of 13 is 38.5 %' }]
	});
	expect(await figures('needs', field('needs'), '--readers')).toMatchObject({
		base: 13,
		needs: [
			{ need: 'Childcare', parents: null, percent: null },
			{ parents: 8 },
			{ parents: 6 },
			{ parents: 6 },
			{ parents: 5 },
			{ parents: null },
			...Array<unknown>(6).fill({ percent: null })
		]
	});
	await refused('--base', 'needs', fileOf('need,parents\nAdvice,5\n'));
	await refused('line 2, column "parents"', 'needs', slip, '--base', '4');
});

test('earlier findings by outcome; a line that contradicts itself is named; people that nobody counted are null', async () => {
	const evidence = await figures<{ outcomes: { outcome: string; measures: unknown[] }[]; warnings: unknown[] }>(
		'evidence',
		field('evidence')
	);
	expect(evidence.outcomes.map(({ outcome, measures }) => [outcome, measures.length])).toEqual([
		['Maternal mental health', 3],
		['Parenting skills and confidence', 3],
		['Social support', 6],
		['Access to support services', 3],
		['Early childhood development', 3]
	]);
	expect(evidence.warnings).toEqual([
		{ line: 4, says: 'it says “not significant”, and counts studies in which it was' }
	]);
	expect(evidence.outcomes[3]?.measures[1]).toMatchObject({ studies: 2, significant: null, studiesSignificant: null });
	const { studies } = await figures<{ studies: { participants: unknown; measures: string[] }[] }>(
		'studies',
		field('studies')
	);
	expect(studies.map(({ participants }) => participants)).toEqual([
		15,
		61,
		80,
		'26 surveyed and 30 interviewed',
		null,
		13
	]);
	expect(studies[0]?.measures).toEqual(['GHQ-12', 'Social Support Programme Acceptability Rating Scale']);
	await refused(
		'column "statistically_significant"',
		'evidence',
		fileOf(
			'outcome,measure,observed_effect,studies_with_effect,statistically_significant,studies_significant,studies_peer_reviewed\na,b,yes,1,maybe,1,0\n'
		)
	);
});

test('a session that is too short loses its last parts, and a longer one none', async () => {
	const plan = { minutes: 120, people: 9, facilitators: 4, languages: ['en', 'es'], children: true };
	const parts = ['arrive', 'stories', 'focus-group', 'support-map', 'close'];
	const file = (more: object) => fileOf(JSON.stringify({ ...plan, parts, ...more }), 'plan.json');
	expect(await figures('plan', file({}))).toMatchObject({
		needed: 195,
		over: 75,
		late: 10,
		comingAndGoing: 20,
		lost: ['support-map', 'close'],
		tight: []
	});
	expect(await figures('plan', file({ minutes: 195 }))).toMatchObject({ over: 0, lost: [] });
	expect(
		await figures(
			'plan',
			file({
				children: false,
				late: 0,
				languages: 1,
				minutes: 100,
				parts: [
					{ kind: 'focus-group', minutes: 20 },
					{ kind: 'song', minutes: 5 }
				]
			})
		)
	).toMatchObject({
		planned: 25,
		needed: 45,
		tight: ['focus-group'],
		parts: [{ needed: 40 }, { kind: 'song', needed: 5 }]
	});
	await refused('parts[0].minutes', 'plan', file({ parts: ['song'] }));
	await refused('people', 'plan', file({ people: 0 }));
});

test('support maps counted wave by wave, and what changed: ties are the same where she said so alone', async () => {
	const tie = (id: string, more: object = {}) => ({ id, kind: 'friend', ring: 1, ...more });
	const maps = {
		waves: [
			{
				wave: 'start',
				ties: [
					tie('a', { ring: 2, strain: 'a lot', throughUs: 'no' }),
					tie('b', { kind: 'peer supporter', support: ['listening', 'company'], throughUs: 'yes' }),
					tie('c', { ring: 3, direction: 'from me' })
				],
				needs: [
					{ need: 'sleep', met: 'no' },
					{ need: 'money', met: 'partly' },
					{ need: 'food', met: 'yes' }
				]
			},
			{
				wave: 'six months',
				ties: [
					tie('a2', { sameAs: 'a', strain: 'some', direction: 'both', throughUs: 'no' }),
					tie('d', { throughUs: 'yes', support: ['listening'] }),
					tie('c2', { ring: 3, direction: 'from_me', same_as: 'c', strain: 'some' })
				],
				needs: [
					{ need: 'sleep', met: 'yes' },
					{ need: 'food', met: 'yes' },
					{ need: 'company', met: 'no' }
				]
			}
		]
	};
	const result = await figures('map', fileOf(JSON.stringify(maps), 'maps.json'));
	expect(result).toMatchObject({
		waves: [
			{
				wave: 'start',
				size: 3,
				rings: [1, 1, 1],
				kinds: { friend: 2, 'peer-supporter': 1, family: 0 },
				supports: { listening: 1, company: 1, money: 0 },
				throughUs: { yes: 1, no: 1, notSure: 1, share: 0.5 },
				twoWay: 0,
				givesOnly: 1,
				strained: 1,
				strainedClose: 0,
				needs: 3,
				unmet: 1,
				partly: 1
			},
			{ size: 3, twoWay: 1, strained: 2, strainedClose: 1 }
		]
	});
	expect(result.changes).toEqual([
		{
			from: 'start',
			to: 'six months',
			kept: 2,
			new: 1,
			gone: 1,
			newThroughUs: 1,
			closer: 1,
			farther: 0,
			nowTwoWay: 1,
			strainEased: 1,
			strainGrown: 1,
			needsMet: 1,
			needsNew: 1,
			needsNoLongerNamed: 1
		}
	]);
	const wrong = (ties: object[]) =>
		fileOf(
			JSON.stringify({
				waves: [
					{ wave: '1', ties: [tie('a')] },
					{ wave: '2', ties }
				]
			}),
			'maps.json'
		);
	await refused('waves[1].ties[0].sameAs', 'map', wrong([tie('b', { sameAs: 'x' })]));
	await refused('waves[1].ties[1].sameAs', 'map', wrong([tie('b', { sameAs: 'a' }), tie('c', { sameAs: 'a' })]));
	await refused('waves[1].ties[0].id', 'map', wrong([tie('a')]));
	await refused('waves[1].ties[0].kind', 'map', wrong([tie('b', { kind: 'enemy' })]));
});

test.each(['stories', 'focus-groups', 'needs', 'evidence', 'studies'])(
	'%s says its figures in words, in Spanish too',
	async (what) => {
		const english = await said('evaluate', what, field(what));
		const spanish = await said('evaluate', what, field(what), '--lang', 'es');
		expect([english.code, spanish.code, english.stderr, spanish.stderr]).toEqual([0, 0, '', '']);
		expect(english.stdout.split('\n').length).toBeGreaterThan(5);
		expect(spanish.stdout === english.stdout).toBe(false);
	}
);
