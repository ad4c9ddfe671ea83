import { currentLanguage, restLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { DrawingName, Exercise, ExerciseText, Theme, WithWhom, WithChildren } from './exercise.ts';

/** What a theme is called. */
export function themeWords(theme: Theme): string {
	const words = {
		arriving: m.programmes_exercises_theme_arriving,
		'breath-and-body': m.programmes_exercises_theme_breath,
		'kind-to-myself': m.programmes_exercises_theme_kind,
		'weather-inside': m.programmes_exercises_theme_weather,
		'time-and-habits': m.programmes_exercises_theme_time,
		boundaries: m.programmes_exercises_theme_boundaries,
		'baby-and-me': m.programmes_exercises_theme_baby,
		'my-people-my-place': m.programmes_exercises_theme_people,
		outside: m.programmes_exercises_theme_outside,
		'on-a-high': m.programmes_exercises_theme_high
	};
	return words[theme]();
}

/** With whom an exercise is done. */
export function wayWords(way: WithWhom): string {
	const words = {
		alone: m.programmes_exercises_way_alone,
		pairs: m.programmes_exercises_way_pairs,
		group: m.programmes_exercises_way_group,
		home: m.programmes_exercises_way_home
	};
	return words[way]();
}

/** How it goes with children. */
export function withChildrenWords(children: WithChildren): string {
	const words = {
		fine: m.programmes_exercises_children_fine,
		'in-arms': m.programmes_exercises_children_in_arms,
		without: m.programmes_exercises_children_without
	};
	return words[children]();
}

/** How long, with whom, and how it goes with children: one line. */
export function factsOf({ minutes, ways, children }: Pick<Exercise, 'minutes' | 'ways' | 'children'>): string {
	return [
		m.programmes_exercises_minutes({ count: minutes }),
		ways.map(wayWords).join(', '),
		withChildrenWords(children)
	].join(' · ');
}

/** Where an exercise is from. */
export function creditWords(credit: Exercise['credit']): string {
	if (credit === 'ours') return m.programmes_exercises_credit_ours();
	if (credit === 'known') return m.programmes_exercises_credit_known();
	return credit.own || m.programmes_exercises_own_credit_none();
}

/** What stands for a drawing when somebody listens. */
export function drawingWords(drawing: DrawingName): string {
	const words = {
		bean: m.programmes_exercises_drawing_bean,
		circle: m.programmes_exercises_drawing_circle,
		door: m.programmes_exercises_drawing_door,
		letter: m.programmes_exercises_drawing_letter,
		path: m.programmes_exercises_drawing_path,
		rest: m.programmes_exercises_drawing_rest,
		sun: m.programmes_exercises_drawing_sun,
		teapot: m.programmes_exercises_drawing_teapot,
		umbrella: m.programmes_exercises_drawing_umbrella
	};
	return words[drawing]();
}

const nothing: ExerciseText = { title: '', need: '', steps: [], skip: '' };

/** An exercise in the language spoken now; where it has none, in the one it has, which is named too. */
export function exerciseTextOf(
	{ text }: Pick<Exercise, 'text'>,
	language: string = currentLanguage()
): { language: string; text: ExerciseText } {
	const spoken = [language, restLanguage() ?? '', 'en', ...Object.keys(text)];
	const found = spoken.find((one) => one in text) ?? 'en';
	return { language: found, text: (text as Record<string, ExerciseText>)[found] ?? nothing };
}
