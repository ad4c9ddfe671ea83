import type { Item, MeasureDefinition } from '../definition.ts';
import { itemCoding, loincOf } from '../fhir/codings.ts';
import { objectsIn, textIn, type Json } from '../fhir/json.ts';
import { loinc } from '../fhir/resources.ts';
import type { Draft, DraftItem } from './draft.ts';
import type { WordingProblem } from './problem.ts';
import { optionsOfQuestion } from './questionnaire-options.ts';
import { askedItems } from './wording.ts';

interface Question {
	readonly json: Json;
	readonly path: string;
}

const calculated = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
const statuses = ['draft', 'active', 'retired', 'unknown'];

/**
 * Reads a FHIR R4 Questionnaire: its questions in the order of their item codes where all of them have one, else in the
 * order of the document. Groups are opened; a text before the first question (a `display`, or the group it stands in) is
 * the instructions; read-only and calculated items and the coded total are passed over. The licence is its `copyright`.
 */
export function draftFromQuestionnaire(questionnaire: Json, definition: MeasureDefinition): Draft {
	const found = flattened(objectsIn(questionnaire.item), 'item');
	const questions = found.filter((question) => isAsked(question.json, definition));
	const { ordered, problems } = inOrder(questions, definition);
	const asked = askedItems(definition);
	const read = ordered.map((question, index) => draftItem(question, questionnaire, definition, asked[index]));
	return {
		source: 'fhir-r4',
		language: textIn(questionnaire.language),
		licenceReference: textIn(questionnaire.copyright),
		...titleOf(questionnaire, definition),
		instructions: isAround(found[0]?.json) ? textIn(found[0]?.json.text) : undefined,
		items: read.map(({ item }) => item),
		languagePlace: { path: 'language' },
		licencePlace: { path: 'copyright' },
		endPlace: { path: 'item' },
		problems: [...resourceProblems(questionnaire), ...problems, ...read.flatMap(({ faults }) => faults)]
	};
}

function titleOf(questionnaire: Json, definition: MeasureDefinition): { title?: string } {
	const title = textIn(questionnaire.title);
	return title === undefined || title === definition.name ? {} : { title };
}

function resourceProblems(questionnaire: Json): WordingProblem[] {
	const problems: WordingProblem[] = [];
	if (questionnaire.resourceType !== 'Questionnaire') {
		problems.push({ path: 'resourceType', found: shown(questionnaire.resourceType), expected: '"Questionnaire"' });
	}
	if (!statuses.includes(String(questionnaire.status))) {
		problems.push({ path: 'status', found: shown(questionnaire.status), expected: statuses.join(', ') });
	}
	if (isTooDeep(questionnaire)) {
		const expected = `groups within groups at most ${deepest} deep`;
		problems.push({ path: 'item', found: 'deeper ones', expected });
	}
	return problems;
}

function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	return typeof value === 'object' && value !== null ? 'a list or an object' : JSON.stringify(value).slice(0, 60);
}

/** No questionnaire has groups so deep within each other; a document that has was made to do harm. */
const deepest = 20;

function isTooDeep(questionnaire: Json): boolean {
	let level = objectsIn(questionnaire.item);
	for (let depth = 1; depth <= deepest; depth++) level = level.flatMap((json) => objectsIn(json.item));
	return level.length > 0;
}

function flattened(items: readonly Json[], path: string, depth = 1): Question[] {
	if (depth > deepest) return [];
	return items.flatMap((json, index) => {
		const here = `${path}[${index}]`;
		const inside = flattened(objectsIn(json.item), `${here}.item`, depth + 1);
		return [{ json, path: here }, ...inside];
	});
}

// Words around the questions.
function isAround(json: Json | undefined): boolean {
	return json?.type === 'display' || json?.type === 'group';
}

function isAsked(json: Json, definition: MeasureDefinition): boolean {
	if (isAround(json) || json.readOnly === true) return false;
	if (objectsIn(json.extension).some((extension) => extension.url === calculated)) return false;
	const total = loincOf(definition)?.total;
	return total === undefined || !loincCodes(json).includes(total);
}

function loincCodes(json: Json): string[] {
	const codes = objectsIn(json.code).filter((coding) => coding.system === loinc);
	return codes.flatMap((coding) => textIn(coding.code) ?? []);
}

function inOrder(
	questions: readonly Question[],
	definition: MeasureDefinition
): { ordered: Question[]; problems: WordingProblem[] } {
	const asked = askedItems(definition);
	const places = questions.map(({ json }) => asked.findIndex((item) => isCoded(json, definition, item)));
	if (places.every((place) => place >= 0) && new Set(places).size === places.length) {
		const ordered = [...questions].sort(
			(a, b) => (places[questions.indexOf(a)] ?? 0) - (places[questions.indexOf(b)] ?? 0)
		);
		return { ordered, problems: [] };
	}
	const problems = questions.flatMap(({ path }, index): WordingProblem[] => {
		const place = places[index] ?? -1;
		if (place < 0 || place === index) return [];
		return [{ path, found: `the code of item ${place + 1}`, expected: `item ${index + 1} in this place` }];
	});
	return { ordered: [...questions], problems };
}

function isCoded(json: Json, definition: MeasureDefinition, item: Item): boolean {
	const code = itemCoding(definition, item)[0]?.code;
	return code !== undefined && loincCodes(json).includes(code);
}

function draftItem(
	question: Question,
	questionnaire: Json,
	definition: MeasureDefinition,
	item: Item | undefined
): { item: DraftItem; faults: readonly WordingProblem[] } {
	const place = { path: question.path };
	const text = textIn(question.json.text) ?? '';
	if (!item) return { item: { text, place }, faults: [] };
	const { problems, options, notApplicable } = optionsOfQuestion(question, questionnaire, definition, item);
	return {
		item: { text, place, ...(options ? { options } : {}), ...(notApplicable === undefined ? {} : { notApplicable }) },
		faults: problems
	};
}
