import type { Item, MeasureDefinition } from '../definition.ts';
import { valueOfAnswerCode } from '../fhir/codings.ts';
import { objectIn, objectsIn, textIn, type Json } from '../fhir/json.ts';
import { loinc, ordinalValue } from '../fhir/resources.ts';
import type { WordingProblem } from './problem.ts';
import type { Option } from './wording.ts';

const dataAbsentReason = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

interface Given {
	readonly path: string;
	readonly system: string | undefined;
	readonly label: string;
	readonly value: number | undefined;
	readonly notApplicable: boolean;
}

/** The options of one question, with what is wrong with them. `options` is undefined when it lists none. */
export interface QuestionOptions {
	readonly options?: readonly Option[];
	readonly notApplicable?: string;
	readonly problems: readonly WordingProblem[];
}

/**
 * The options of a Questionnaire item: its own `answerOption`, or the contained value set it points to. A value is the
 * `ordinalValue`, else what the LOINC answer code stands for in this measure, else the option itself where it is a
 * number. The position is never taken for a value.
 */
export function optionsOfQuestion(
	question: { readonly json: Json; readonly path: string },
	questionnaire: Json,
	definition: MeasureDefinition,
	item: Item
): QuestionOptions {
	const listed = [
		...ownOptions(question, definition, item),
		...containedOptions(question, questionnaire, definition, item)
	];
	// "Asked but declined" and its like are ways to leave a question blank.
	const given = listed.filter((option) => option.system !== dataAbsentReason);
	const scored = given.filter((option) => !option.notApplicable);
	if (scored.length === 0) return { problems: [] };
	const problems = scored
		.filter((option) => option.value === undefined)
		.map(({ path, label }) => ({
			path,
			found: `"${label}" without a value`,
			expected: `its ordinalValue, one of ${item.values.join(', ')}`
		}));
	const options = scored.flatMap(({ value, label }) => (value === undefined ? [] : [{ value, label }]));
	const notApplicable = given.find((option) => option.notApplicable)?.label;
	return {
		problems,
		...(problems.length === 0 ? { options } : {}),
		...(notApplicable === undefined ? {} : { notApplicable })
	};
}

function ownOptions(question: { json: Json; path: string }, definition: MeasureDefinition, item: Item): Given[] {
	return objectsIn(question.json.answerOption).map((option, index) => {
		const path = `${question.path}.answerOption[${index}]`;
		const coding = objectIn(option.valueCoding);
		const plain = typeof option.valueInteger === 'number' ? option.valueInteger : undefined;
		const label = textIn(coding.display) ?? textIn(option.valueString) ?? String(plain ?? textIn(coding.code) ?? '');
		const read = givenOf(coding, [option, coding], definition, item);
		return { ...read, path, label, value: read.value ?? plain };
	});
}

function containedOptions(
	question: { json: Json; path: string },
	questionnaire: Json,
	definition: MeasureDefinition,
	item: Item
): Given[] {
	const pointer = textIn(question.json.answerValueSet);
	if (!pointer?.startsWith('#')) return [];
	const index = objectsIn(questionnaire.contained).findIndex((resource) => resource.id === pointer.slice(1));
	const includes = objectsIn(objectIn(objectsIn(questionnaire.contained)[index]?.compose).include);
	return includes.flatMap((include, part) =>
		objectsIn(include.concept).map((concept, place) => {
			const coding = { ...concept, system: include.system };
			const path = `contained[${index}].compose.include[${part}].concept[${place}]`;
			return { ...givenOf(coding, [concept], definition, item), path, label: textIn(concept.display) ?? '' };
		})
	);
}

function givenOf(
	coding: Json,
	holders: readonly Json[],
	definition: MeasureDefinition,
	item: Item
): Pick<Given, 'value' | 'notApplicable' | 'system'> {
	const code = textIn(coding.code);
	const notApplicable = item.notApplicable !== undefined && (code === 'na' || code === 'not-applicable');
	const system = textIn(coding.system);
	return { system, notApplicable, value: holders.map(ordinalIn).find((value) => value !== undefined) ?? valueOfCode() };

	function valueOfCode(): number | undefined {
		if (code === undefined) return undefined;
		if (coding.system === loinc) return valueOfAnswerCode(definition, item, code);
		return /^-?\d+(\.\d+)?$/.test(code) ? Number(code) : undefined;
	}
}

function ordinalIn(holder: Json): number | undefined {
	const extension = objectsIn(holder.extension).find((candidate) => candidate.url === ordinalValue);
	return typeof extension?.valueDecimal === 'number' ? extension.valueDecimal : undefined;
}
