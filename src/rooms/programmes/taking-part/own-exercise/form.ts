import * as v from 'valibot';
import { formId, maybe, maybeLines, oneOf, tick, whole } from '#platform/forms/fields.ts';
import { inEach } from '#platform/forms/words.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { drawings, themes, ways, withChildren, type Exercise, type ExerciseText } from '../exercise/exercise.ts';

/** How long each text of an exercise may be, and how many steps it has: what one A5 page holds in large print. */
export const mostOfExercise = {
	title: 60,
	need: 120,
	step: 180,
	steps: 6,
	skip: 200,
	credit: 120,
	minutes: 20
} as const;
const fewestSteps = 3;

const fields = {
	theme: oneOf(themes),
	minutes: whole(2, mostOfExercise.minutes),
	ways: v.pipe(
		v.optional(v.array(oneOf(ways)), []),
		v.minLength(1, () => m.forms_choose())
	),
	children: oneOf(withChildren),
	aboutBaby: tick,
	drawing: v.optional(oneOf(['', ...drawings]), ''),
	credit: maybe(mostOfExercise.credit),
	...inEach('title', mostOfExercise.title),
	...inEach('need', mostOfExercise.need),
	...inEach('steps', (mostOfExercise.step + 2) * mostOfExercise.steps, maybeLines),
	...inEach('skip', mostOfExercise.skip)
};

type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;
type Named = `${'title' | 'need' | 'steps' | 'skip'}-${Language}`;
const typedIn = (typed: Typed, name: Named): string => (typed as unknown as Partial<Record<Named, string>>)[name] ?? '';

const stepsOf = (typed: Typed, language: Language): string[] =>
	typedIn(typed, `steps-${language}`)
		.split('\n')
		.map((step) => step.trim())
		.filter(Boolean);

const isWritten = (typed: Typed, language: Language): boolean =>
	(['title', 'need', 'steps', 'skip'] as const).some((name) => typedIn(typed, `${name}-${language}`));

/** What is wrong with an exercise as it was written in a language: the field, and a sentence; nothing where nothing is. */
function wrongIn(typed: Typed, language: Language): [name: Named, sentence: string][] {
	const steps = stepsOf(typed, language);
	const wrong: [Named, string][] = [];
	if (!typedIn(typed, `title-${language}`)) wrong.push([`title-${language}`, m.forms_needed()]);
	if (steps.length < fewestSteps || steps.length > mostOfExercise.steps)
		wrong.push([
			`steps-${language}`,
			m.programmes_exercises_own_steps_many({ least: fewestSteps, most: mostOfExercise.steps })
		]);
	else if (steps.some((step) => step.length > mostOfExercise.step))
		wrong.push([`steps-${language}`, m.programmes_exercises_own_step_long({ most: mostOfExercise.step })]);
	if (!typedIn(typed, `skip-${language}`)) wrong.push([`skip-${language}`, m.programmes_exercises_own_skip_needed()]);
	return wrong;
}

/** An exercise is whole in each language in which anything of it is written, and that is one at least. */
const isWhole = <One extends Typed>() =>
	v.rawCheck<One>(({ dataset, addIssue }) => {
		// also where a choice is missing: all that is wrong is said at once
		const input = dataset.value as One;
		const written = languages.filter((language) => isWritten(input, language));
		const asked = written.length ? written : [currentLanguage()];
		for (const [key, message] of asked.flatMap((language) => wrongIn(input, language)))
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: typedIn(input, key) }] });
	});

/** An exercise as somebody wrote it. */
export interface WrittenExercise extends Omit<Exercise, 'id' | 'credit' | 'text'> {
	credit: string;
	text: Partial<Record<Language, ExerciseText>>;
}

function exerciseFrom(typed: Typed): WrittenExercise {
	const { theme, minutes, children, drawing, credit } = typed;
	const text: Partial<Record<Language, ExerciseText>> = {};
	for (const language of languages.filter((one) => isWritten(typed, one)))
		text[language] = {
			title: typedIn(typed, `title-${language}`),
			need: typedIn(typed, `need-${language}`),
			steps: stepsOf(typed, language),
			skip: typedIn(typed, `skip-${language}`)
		};
	const aboutBaby = typed.aboutBaby || theme === 'baby-and-me';
	return { theme, minutes, ways: [...typed.ways], children, aboutBaby, credit, text, drawing: drawing || undefined };
}

/** A new exercise, with the id that makes sending it twice harmless. */
export const newExerciseForm = v.pipe(
	v.object({ id: formId, ...fields }),
	isWhole(),
	v.transform(({ id, ...typed }) => ({ id, ...exerciseFrom(typed) }))
);
export type NewExercise = v.InferOutput<typeof newExerciseForm>;

/** A change to an exercise, with the version it was made from. */
export const changeExerciseForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	isWhole(),
	v.transform(({ version, ...typed }) => ({ version, ...exerciseFrom(typed) }))
);
export type ExerciseChange = v.InferOutput<typeof changeExerciseForm>;

/** An exercise as the fields of its form hold it; with whom it is done stands apart, as a list. */
export function exerciseValues(exercise: WrittenExercise): Record<string, string> {
	const { theme, minutes, children, aboutBaby, drawing = '', credit, text } = exercise;
	const says = Object.entries(text).flatMap(([language, { title, need, steps, skip }]) => [
		[`title-${language}`, title],
		[`need-${language}`, need],
		[`steps-${language}`, steps.join('\n')],
		[`skip-${language}`, skip]
	]);
	const facts = { theme, minutes: String(minutes), children, drawing, credit, aboutBaby: aboutBaby ? 'yes' : '' };
	return { ...facts, ...(Object.fromEntries(says) as Record<string, string>) };
}
