import type { Exercise, Theme } from '../exercise/exercise.ts';

/** What is known of a meeting when a booklet is suggested for it. */
interface Meeting {
	kind: string;
	week: number;
	title: Partial<Record<string, string>>;
}

/** What the meetings of our own templates are about, by their English title. */
const byTitle: Record<string, Theme> = {
	'A little time of my own': 'time-and-habits',
	'Saying no kindly': 'boundaries',
	'When everything is too loud': 'weather-inside',
	'Who is in my corner': 'my-people-my-place'
};

const byKind: Partial<Record<string, Theme>> = {
	'settling-in': 'arriving',
	nature: 'outside',
	celebration: 'on-a-high',
	reunion: 'on-a-high'
};

// nobody is asked to think of a baby by a guess
const inTurn: readonly Theme[] = [
	'kind-to-myself',
	'weather-inside',
	'time-and-habits',
	'breath-and-body',
	'boundaries'
];

/** The theme that a meeting probably has: by its title if it is one of ours, by its kind, else one after another. Only ever a first choice. */
export function themeOf({ kind, week, title }: Meeting): Theme {
	return byTitle[title.en ?? ''] ?? byKind[kind] ?? inTurn[week % inTurn.length] ?? 'arriving';
}

/** Exercises for a week: one to arrive, up to three of its theme, one to end with. */
export function suggested(library: readonly Exercise[], theme: Theme, week: number): string[] {
	const of = (wanted: Theme) => library.filter((exercise) => exercise.theme === wanted).map(({ id }) => id);
	const turn = (ids: string[]) => ids.map((_, at) => ids[(at + week) % ids.length] ?? '');
	const first = theme === 'arriving' ? [] : turn(of('arriving')).slice(0, 1);
	const last = theme === 'on-a-high' ? [] : turn(of('on-a-high')).slice(0, 1);
	return [...first, ...turn(of(theme)).slice(0, 3), ...last];
}

/** A page goes one place up or down, out, or is put at the end; what can't be done leaves all as it was. */
export function rearranged(pages: readonly string[], act: 'up' | 'down' | 'out' | 'add', page: string): string[] {
	const at = pages.indexOf(page);
	if (act === 'add') return at < 0 ? [...pages, page] : [...pages];
	if (at < 0) return [...pages];
	const rest = pages.filter((one) => one !== page);
	if (act === 'out') return rest;
	const to = Math.min(rest.length, Math.max(0, at + (act === 'up' ? -1 : 1)));
	return rest.toSpliced(to, 0, page);
}
