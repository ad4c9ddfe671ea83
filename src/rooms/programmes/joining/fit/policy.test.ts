import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import { fitting, rulesOf } from './policy.ts';
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
	...facts
});
const said = (answers: Partial<FitAnswers> = {}): FitAnswers => ({
	whom: '',
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
