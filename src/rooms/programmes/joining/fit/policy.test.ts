import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import { openToAll } from '#rooms/programmes/courses/fit-rule/form.ts';
import { agesOf } from '#rooms/programmes/courses/fit-rule/policy.ts';
import { fitting, questionsFor, rulesOf } from './policy.ts';
import { unsure, type FitAnswers } from './form.ts';

type Run = Parameters<typeof rulesOf>[0][number];
const noBands = Object.fromEntries(ageBands.map((band) => [band, 0])) as Bands;
const run = (slug: string, facts: Partial<Run> = {}): Run => ({
	slug,
	heldIn: '',
	forWhom: 'everybody',
	crecheBands: noBands,
	venue: { area: 'Peckham' },
	area: null,
	...openToAll,
	...facts
});
const said = (answers: Partial<FitAnswers> = {}): FitAnswers => ({
	whom: '',
	age: '',
	stage: '',
	been: '',
	language: '',
	creche: '',
	area: '',
	course: '',
	...answers
});
const slugs = (runs: readonly Run[]) => runs.map(({ slug }) => slug);

test('a question is asked only where there is a rule', () => {
	expect(rulesOf([run('a'), run('b')])).toEqual([]);
	expect(rulesOf([run('a', { forWhom: 'fathers', heldIn: 'es' }), run('b', { area: 'Dulwich' })])).toEqual([
		'whom',
		'language',
		'area'
	]);
});

test('a no names at most three others that fit, near her first; a yes names the one she asked about', () => {
	const runs = [
		run('fathers', { forWhom: 'fathers' }),
		run('spanish', { heldIn: 'es' }),
		run('a'),
		run('b'),
		run('far', { area: 'Dulwich' })
	];
	const no = fitting(runs, said({ course: 'fathers', whom: 'mothers', language: 'en', area: 'Dulwich' }));
	expect(no).toMatchObject({ asked: null, isUnsure: false });
	expect(slugs(no.others)).toEqual(['far', 'a', 'b']);
	const yes = fitting(runs, said({ course: 'fathers', whom: 'fathers' }));
	expect(yes).toMatchObject({ asked: { slug: 'fathers' }, others: [] });
	expect(slugs(fitting(runs, said({ language: 'es' })).others)).toEqual(['fathers', 'spanish', 'a']);
});

test('her age is asked in as many years as the rules need, and each answer fits a rule whole or not at all', () => {
	const [young, teens] = [run('young', { ageTo: 24 }), run('teens', { ageFrom: 16, ageTo: 19 })];
	const runs = [young, teens, run('all')];
	const ages = agesOf(runs);
	expect(ages).toEqual([
		{ from: 0, to: 15 },
		{ from: 16, to: 19 },
		{ from: 20, to: 24 },
		{ from: 25, to: null }
	]);
	const fit = ages.map(({ from }) => slugs(fitting(runs, said({ age: String(from) })).others));
	expect(fit).toEqual([['young', 'all'], ['young', 'teens', 'all'], ['young', 'all'], ['all']]);
	expect(agesOf([run('all')])).toEqual([{ from: 0, to: null }]);
});

test('pregnancy and the child’s age are one line of time, and first-timers are told from those who come again', () => {
	const runs = [
		run('before', { childTo: 'pregnant-late' }),
		run('little', { childFrom: 'pregnant-late', childTo: 'baby' }),
		run('walking', { childFrom: 'one' }),
		run('new', { beenBefore: 'first-time' }),
		run('again', { beenBefore: 'returning' })
	];
	const fits = (answers: Partial<FitAnswers>) =>
		slugs(runs.filter((one) => fitting([one], said(answers)).others.length));
	expect(fits({ stage: 'pregnant-late' })).toEqual(['before', 'little', 'new', 'again']);
	expect(fits({ stage: 'one', been: 'first-time' })).toEqual(['walking', 'new']);
	expect(fits({ stage: unsure, been: 'returning' })).toEqual(['before', 'little', 'walking', 'again']);
});

test('whoever comes from a run is asked about its rules alone; a no keeps near it, and names no circle after a loss unasked', () => {
	const runs = [
		run('loss', { forWhom: 'loss' }),
		run('far', { area: 'Dulwich' }),
		run('near'),
		run('young', { ageTo: 24 })
	];
	expect(questionsFor(runs, 'young')).toEqual(['age']);
	expect(questionsFor(runs, 'near')).toEqual(rulesOf(runs));
	const no = fitting(runs, said({ course: 'young', age: '25' }));
	expect([no.asked, slugs(no.others)]).toEqual([null, ['near', 'far']]);
});

test('not sure speaks against nothing, and goes on to a person', () => {
	const found = fitting([run('loss', { forWhom: 'loss' })], said({ course: 'loss', whom: unsure }));
	expect(found).toMatchObject({ asked: { slug: 'loss' }, isUnsure: true });
});

test('what she says is kept nowhere: it stands in no address, and nothing that writes is asked', () => {
	const page = (name: string) =>
		readFileSync(`src/routes/(public)/fits/${name}`, 'utf8') +
		readFileSync('src/rooms/programmes/joining/fit/FitForm.svelte', 'utf8');
	const [server, form] = [page('+page.server.ts'), page('+page.svelte')];
	for (const writes of ['commands.server', 'insertInto', 'record(', 'locals.door', 'redirect('])
		expect(server).not.toContain(writes);
	expect(form).toContain('<form method="POST"');
});
