import type { Item, MeasureDefinition } from '../definition.ts';
import { itemCoding } from '../fhir/codings.ts';
import { objectIn, objectsIn, textIn, type Json } from '../fhir/json.ts';
import type { Carried } from './answer-lists.ts';
import type { Draft, DraftItem } from './draft.ts';
import type { WordingProblem } from './problem.ts';
import { optionsOfQuestion, type Against } from './questionnaire-options.ts';
import {
	deepest,
	isTooDeep,
	loincCodes,
	mostParts,
	partsOf,
	questionsIn,
	textsAround,
	type Part
} from './questionnaire-parts.ts';
import { saidIn, type Said } from './said.ts';
import { askedItems, type Option } from './wording.ts';

const statuses = ['draft', 'active', 'retired', 'unknown'];

/**
 * Reads a FHIR Questionnaire of releases 3 to 5, alone or in a Bundle with its answer lists: its questions in the order of
 * their item codes where all of them have one, else in the order of the document. Groups are opened; every text before the
 * first question is the instructions; hidden, administrative and worked-out items are left out and named. The licence is
 * its `copyright`.
 */
export function draftFromQuestionnaire(given: Json, definition: MeasureDefinition, typed: readonly Option[]): Draft {
	const { questionnaire, carried } = unwrapped(given);
	const found = isTooDeep(questionnaire.item) ? [] : partsOf(questionnaire.item);
	const parts = found.length > mostParts ? [] : found;
	const { asked: questions, left } = questionsIn(parts, definition);
	const { ordered, problems } = inOrder(questions, definition);
	const against: Against = { definition, carried, typed };
	const items = askedItems(definition);
	const read = ordered.map((question, index) => draftItem(question, items[index], against));
	const title = titleOf(questionnaire, definition);
	const around = textsAround(parts, questions, textIn(questionnaire.title));
	return {
		source: 'fhir-r4',
		language: textIn(questionnaire.language),
		licenceReference: textIn(questionnaire.copyright),
		title,
		instructions: around.shown,
		items: read.map(({ item }) => item),
		left: [...left, ...around.left],
		languagePlace: { path: 'language' },
		licencePlace: { path: 'copyright' },
		endPlace: { path: 'item' },
		problems: [...resourceProblems(questionnaire, found.length), ...problems, ...read.flatMap(({ faults }) => faults)]
	};
}

// A Bundle with one Questionnaire is that questionnaire; whatever else is in it may hold its answers.
function unwrapped(given: Json): { questionnaire: Json; carried: Carried[] } {
	const resources: Carried[] =
		given.resourceType === 'Bundle'
			? objectsIn(given.entry).map((entry, at) => ({ json: objectIn(entry.resource), path: `entry[${at}].resource` }))
			: [];
	const questionnaires = resources.filter(({ json }) => json.resourceType === 'Questionnaire');
	const questionnaire = questionnaires.length === 1 ? (questionnaires[0]?.json ?? given) : given;
	const contained = objectsIn(questionnaire.contained).map((json, at) => ({ json, path: `contained[${at}]` }));
	return { questionnaire, carried: [...contained, ...resources] };
}

function titleOf(questionnaire: Json, definition: MeasureDefinition): Said | undefined {
	const title = saidIn(questionnaire, 'title');
	return title?.text === definition.name ? undefined : title;
}

function resourceProblems(questionnaire: Json, parts: number): WordingProblem[] {
	const problems: WordingProblem[] = [];
	if (questionnaire.resourceType !== 'Questionnaire') {
		const found = shown(questionnaire.resourceType ?? questionnaire['@type'] ?? questionnaire.category);
		problems.push({ kind: 'resource', path: 'resourceType', found, expected: '"Questionnaire"' });
	}
	if (!statuses.includes(String(questionnaire.status))) {
		problems.push({
			kind: 'status',
			path: 'status',
			found: shown(questionnaire.status),
			expected: statuses.join(', ')
		});
	}
	if (isTooDeep(questionnaire.item)) {
		const expected = `groups within groups at most ${deepest} deep`;
		problems.push({ kind: 'deep', path: 'item', found: 'deeper ones', expected, about: { most: deepest } });
	}
	if (parts > mostParts) {
		const expected = `at most ${mostParts} items`;
		problems.push({ kind: 'many', path: 'item', found: `${parts}`, expected, about: { most: mostParts } });
	}
	return problems;
}

function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	return typeof value === 'object' && value !== null ? 'a list or an object' : JSON.stringify(value).slice(0, 60);
}

function inOrder(
	questions: readonly Part[],
	definition: MeasureDefinition
): { ordered: Part[]; problems: WordingProblem[] } {
	const asked = askedItems(definition);
	const places = questions.map(({ json }) => asked.findIndex((item) => isCoded(json, definition, item)));
	if (places.every((place) => place >= 0) && new Set(places).size === places.length) {
		const placed = questions.map((question, index) => ({ question, place: places[index] ?? 0 }));
		return { ordered: placed.sort((a, b) => a.place - b.place).map(({ question }) => question), problems: [] };
	}
	const problems = questions.flatMap(({ path }, index): WordingProblem[] => {
		const place = places[index] ?? -1;
		if (place < 0 || place === index) return [];
		const [found, expected] = [`the code of item ${place + 1}`, `item ${index + 1} in this place`];
		return [{ kind: 'place', path, found, expected, about: { found: place + 1, expected: index + 1 } }];
	});
	return { ordered: [...questions], problems };
}

function isCoded(json: Json, definition: MeasureDefinition, item: Item): boolean {
	const code = itemCoding(definition, item)[0]?.code;
	return code !== undefined && loincCodes(json).includes(code);
}

function draftItem(
	question: Part,
	item: Item | undefined,
	against: Against
): { item: DraftItem; faults: readonly WordingProblem[] } {
	const place = { path: question.path };
	const said = saidIn(question.json, 'text') ?? { text: '', other: {} };
	if (!item) return { item: { said, place }, faults: [] };
	const { problems, ...options } = optionsOfQuestion(question, item, against);
	return { item: { said, place, ...options }, faults: problems };
}
