import { safeParse } from 'valibot';
import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { countNeeds, foldNeeds } from './policy.ts';
import { interpreters, needChoices, needsForm, type Need } from './form.ts';
import { countWords, interpreterOptions, needOptions, needTag, needWords, typedIn } from './choices.ts';

const somali: Need = { kind: 'interpreter', choices: ['so'], words: 'My sister comes with me' };
const both = (work: () => string) => [inLanguage('en', work), inLanguage('es', work)];

test('a need is said in a tag and in full, and what is to be had ready is counted without a name or a word of hers', () => {
	expect(both(() => needTag(somali))).toEqual(['Interpreter (Somali)', 'Intérprete (Somalí)']);
	expect(both(() => needWords(somali))).toEqual([
		'Interpreter (Somali) “My sister comes with me”',
		'Intérprete (Somalí) «My sister comes with me»'
	]);
	const food: Need = { kind: 'food', choices: ['no-nuts', 'no-pork'], words: '' };
	const own: Need = { kind: 'food', choices: [], words: 'Coconut' };
	expect(both(() => needTag(food))).toEqual(['No nuts, No pork', 'Sin frutos secos, Sin cerdo']);
	expect(inLanguage('en', () => needWords(own))).toBe('Food “Coconut”');
	const counted = countNeeds([{ needs: [food, somali] }, { needs: [own] }, { needs: [food] }, { needs: [] }]);
	expect(inLanguage('en', () => countWords(counted))).toBe(
		'Interpreter (Somali): 1 · No nuts: 2 · No pork: 2 · Food: 1'
	);
	expect(countNeeds([{ needs: [] }])).toEqual([]);
});

test('of two records of one person all is kept that either said', () => {
	const food = (choices: string[], words = ''): Need => ({ kind: 'food', choices, words });
	expect(foldNeeds([food(['no-pork'], 'Egg'), somali, food(['no-dairy', 'no-pork'], 'Egg')])).toEqual([
		{ kind: 'interpreter', choices: ['so'], words: 'My sister comes with me' },
		{ kind: 'food', choices: ['no-dairy', 'no-pork'], words: 'Egg' }
	]);
});

test('the form takes an empty page, says where a language is missing, and gives back what was typed', () => {
	const read = (typed: Record<string, unknown>) => safeParse(needsForm, typed);
	expect(read({}).output).toEqual({ needs: [] });
	const words = { need_interpreter: '', need_interpreter_words: 'Dari' };
	expect(read(words).output).toEqual({ needs: [{ kind: 'interpreter', choices: ['other'], words: 'Dari' }] });
	expect(read({ need_interpreter: 'other' }).issues?.map(({ path }) => path?.[0]?.key)).toEqual([
		'need_interpreter_words'
	]);
	for (const wrong of [
		{ need_interpreter: 'klingon' },
		{ need_food: ['beer'] },
		{ need_travel_words: 'x'.repeat(201) }
	])
		expect(read(wrong).success).toBe(false);
	const typed = { need_food_words: '', need_food: 'no-nuts', need_interpreter: 'so' };
	expect(typedIn(typed, [somali])).toMatchObject({
		values: { need_interpreter: 'so' },
		lists: { need_food: ['no-nuts'] }
	});
	expect(typedIn(undefined, [somali]).values).toEqual({ need_interpreter: 'so', need_interpreter_words: somali.words });
});

test('every choice has a name in every language, none twice', () => {
	for (const language of ['en', 'es', 'ar'] as const)
		inLanguage(language, () => {
			const kinds = Object.keys(needChoices) as (keyof typeof needChoices)[];
			const labels = [...interpreterOptions(), ...kinds.flatMap(needOptions)].map(({ label }) => label);
			expect(new Set(labels).size).toBe(labels.length);
			expect(labels.filter((label) => interpreters.includes(label) || /-/.test(label))).toEqual([]);
		});
});
