import { definitionOf, type LeftOut, type MostAsked, type WordingProblem } from '@kith/measures';
import { m } from '#messages';

/** What a measure is called: our own in the language spoken now, any other as its authors call it. */
export function measureName(id: string): string {
	if (id === 'how-things-are') return m.evaluation_measures_how_things_are();
	if (id === 'how-heavy-it-gets') return m.evaluation_measures_how_heavy_it_gets();
	if (id === 'ownfive') return m.evaluation_measures_own_statements();
	return definitionOf(id)?.name ?? id;
}

type About = NonNullable<WordingProblem['about']>;
const at = (about: About | undefined, name: string) => about?.[name] ?? '';

const problems: Record<WordingProblem['kind'], (about?: About) => string> = {
	json: () => m.evaluation_measures_problem_json(),
	resource: () => m.evaluation_measures_problem_resource(),
	status: () => m.evaluation_measures_problem_status(),
	deep: (about) => m.evaluation_measures_problem_deep({ most: at(about, 'most') }),
	many: (about) => m.evaluation_measures_problem_many({ most: at(about, 'most') }),
	'no-language': () => m.evaluation_measures_problem_no_language(),
	language: (about) => m.evaluation_measures_problem_language({ tag: at(about, 'tag') }),
	'other-language': (about) =>
		m.evaluation_measures_problem_other_language({ said: at(about, 'said'), own: at(about, 'own') }),
	'no-licence': (about) => m.evaluation_measures_problem_no_licence({ owner: at(about, 'owner') }),
	count: (about) => m.evaluation_measures_problem_count({ found: at(about, 'found'), expected: at(about, 'expected') }),
	'no-text': () => m.evaluation_measures_problem_no_text(),
	long: (about) => m.evaluation_measures_problem_long({ found: at(about, 'found'), most: at(about, 'most') }),
	'not-applicable': (about) =>
		m.evaluation_measures_problem_not_applicable({ item: at(about, 'item'), label: at(about, 'label') }),
	values: (about) =>
		m.evaluation_measures_problem_values({ found: at(about, 'found'), expected: at(about, 'expected') }),
	answers: (about) =>
		m.evaluation_measures_problem_answers({ found: at(about, 'found'), expected: at(about, 'expected') }),
	'no-label': (about) => m.evaluation_measures_problem_no_label({ value: at(about, 'value') }),
	'no-value': (about) =>
		m.evaluation_measures_problem_no_value({ label: at(about, 'label'), values: at(about, 'values') }),
	'say-most': (about) =>
		m.evaluation_measures_problem_say_most({ items: at(about, 'items'), labels: at(about, 'labels') }),
	'not-an-answer': (about) =>
		m.evaluation_measures_problem_not_an_answer({ said: at(about, 'said'), item: at(about, 'item') }),
	'not-at-an-end': (about) =>
		m.evaluation_measures_problem_not_at_an_end({ said: at(about, 'said'), item: at(about, 'item') }),
	disagrees: (about) => m.evaluation_measures_problem_disagrees({ said: at(about, 'said'), item: at(about, 'item') }),
	place: (about) => m.evaluation_measures_problem_place({ found: at(about, 'found'), expected: at(about, 'expected') }),
	number: (about) =>
		m.evaluation_measures_problem_number({ found: at(about, 'found'), expected: at(about, 'expected') }),
	twice: (about) => m.evaluation_measures_problem_twice({ name: at(about, 'name') }),
	early: () => m.evaluation_measures_problem_early(),
	option: (about) => m.evaluation_measures_problem_option({ text: at(about, 'text') }),
	'no-options': () => m.evaluation_measures_problem_no_options(),
	unseen: () => m.evaluation_measures_problem_unseen()
};

/** So many places of one problem are named; dots stand for the rest. */
const mostPlaces = 12;

/** What is wrong with a file of words and what would mend it: each sentence once, with all the places where it is so. `otherwise` says what is mended elsewhere than on a page. */
export function problemSentences(found: readonly WordingProblem[], otherwise: Partial<typeof problems> = {}): string[] {
	const places = new Map<string, { lines: number[]; paths: string[] }>();
	for (const { kind, line, path, about } of found) {
		const sentence = { ...problems, ...otherwise }[kind](about);
		const at = places.get(sentence) ?? { lines: [], paths: [] };
		if (line !== undefined) at.lines.push(line);
		else if (path) at.paths.push(path);
		places.set(sentence, at);
	}
	return [...places].map(([sentence, { lines, paths }]) => {
		if (lines.length > 1) return m.evaluation_measures_at_lines({ lines: listed(lines), sentence });
		if (lines[0] !== undefined) return m.evaluation_measures_at_line({ line: lines[0], sentence });
		return paths.length ? m.evaluation_measures_at_path({ path: listed(paths), sentence }) : sentence;
	});
}

function listed(places: readonly (string | number)[]): string {
	const each = [...new Set(places)];
	return each.slice(0, mostPlaces).join(', ') + (each.length > mostPlaces ? ', …' : '');
}

/** The question that asks for one answer of an item. */
export function mostQuestion({ items, text, meaning }: Pick<MostAsked, 'items' | 'text' | 'meaning'>): string {
	const said = { items: items.join(', '), text };
	if (meaning === 'most-worrying') return m.evaluation_measures_import_ask_most_worrying(said);
	if (meaning === 'worst') return m.evaluation_measures_import_ask_worst(said);
	return meaning === 'best' ? m.evaluation_measures_import_ask_best(said) : m.evaluation_measures_import_ask_most(said);
}

const reasons: Record<LeftOut['why'], () => string> = {
	hidden: m.evaluation_measures_left_hidden,
	'worked-out': m.evaluation_measures_left_worked_out,
	administrative: m.evaluation_measures_left_administrative,
	'other-question': m.evaluation_measures_left_other_question,
	'later-text': m.evaluation_measures_left_later_text,
	language: m.evaluation_measures_left_language,
	help: m.evaluation_measures_left_help
};

/** Why something in a file was not taken. */
export function leftReason(why: LeftOut['why']): string {
	return reasons[why]();
}
