import type { Item, MeasureDefinition } from '../definition.ts';
import { valueOfAnswerCode } from '../fhir/codings.ts';
import { codeIn, extensionsOf, objectIn, objectsIn, textIn, type Json } from '../fhir/json.ts';
import { loinc } from '../fhir/resources.ts';
import { weightOfOption } from '../fhir/weights.ts';
import { answerAt, answersOf, completed, mostAnswers, type Carried, type Listed } from './answer-lists.ts';
import type { DraftAnswers } from './draft.ts';
import { withoutWeight } from './draft-problems.ts';
import { inOneForm, type ValuesFrom } from './most.ts';
import type { WordingProblem } from './problem.ts';
import { plainly, saidIn, type Said } from './said.ts';
import { turnedFor, type Option } from './wording.ts';

const dataAbsentReason = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

/** The answers of one question, with what is known of their values. `answers` is undefined when it lists none. */
export interface QuestionOptions {
	readonly answers?: DraftAnswers;
	readonly notApplicable?: Said;
	/** Where its answers stand, if the file does not carry them. */
	readonly elsewhere?: string;
	readonly problems: readonly WordingProblem[];
}

/** What the answers of a question are read against. */
export interface Against {
	readonly definition: MeasureDefinition;
	readonly carried: readonly Carried[];
	/** The answers that somebody typed for all items. */
	readonly typed: readonly Option[];
}

/**
 * The answers of a Questionnaire item: its own `answerOption`, or a value set that the file carries. A value is an
 * `ordinalValue` or `itemWeight`, of the option or of its code in a code system of the file; or what somebody typed for
 * these words. A code that the measure is known by stands for a value too; any other code, a number and a place never do.
 */
export function optionsOfQuestion(
	question: { readonly json: Json; readonly path: string },
	item: Item,
	against: Against
): QuestionOptions {
	const { listed, elsewhere } = listedFor(question, against.carried);
	// "Asked but declined" and its like are ways to leave a question blank.
	const given = listed.filter((answer) => answer.system !== dataAbsentReason);
	const isNone = ({ code }: Listed) => item.notApplicable !== undefined && (code === 'na' || code === 'not-applicable');
	const scored = given.filter((answer) => !isNone(answer));
	const none = given.find(isNone);
	const notApplicable = none && { notApplicable: none.said ?? plainly(none.code ?? '') };
	if (scored.length === 0)
		return { problems: [], ...notApplicable, ...typedFor(item, against.typed), ...(elsewhere ? { elsewhere } : {}) };
	const said = scored.map((answer) => answer.said ?? plainly(answer.code ?? ''));
	const problems = scored.some(({ weight }) => weight !== undefined)
		? scored
				.filter(({ weight }) => weight === undefined)
				.map((answer) => withoutWeight({ path: answer.path }, answer.said?.text ?? answer.code ?? '', item))
		: [];
	if (problems.length) return { problems, ...notApplicable };
	return {
		problems,
		...notApplicable,
		answers: { said, path: scored[0]?.path ?? '', ...valuesOf(scored, said, item, against) }
	};
}

function valuesOf(
	scored: readonly Listed[],
	said: readonly Said[],
	item: Item,
	{ definition, typed }: Against
): { values: number[] | null; from: ValuesFrom } {
	const all = (values: (number | undefined)[]) =>
		values.every((value) => value !== undefined) ? (values as number[]) : null;
	const weights = all(scored.map(({ weight }) => weight));
	if (weights) return { values: weights, from: 'weights' };
	const words = turnedFor(item, typed);
	const byWords = all(said.map(({ text }) => words.find(({ label }) => inOneForm(label) === inOneForm(text))?.value));
	if (byWords) return { values: byWords, from: 'scale' };
	const codes = all(
		scored.map(({ system, code }) => (system === loinc && code ? valueOfAnswerCode(definition, item, code) : undefined))
	);
	return codes ? { values: codes, from: 'codes' } : { values: null, from: 'nowhere' };
}

function typedFor(item: Item, typed: readonly Option[]): Pick<QuestionOptions, 'answers'> {
	if (!typed.length) return {};
	const turned = turnedFor(item, typed);
	return {
		answers: {
			said: turned.map(({ label }) => plainly(label)),
			values: turned.map(({ value }) => value),
			from: 'scale'
		}
	};
}

function listedFor(
	question: { json: Json; path: string },
	carried: readonly Carried[]
): { listed: Listed[]; elsewhere?: string } {
	const { json, path } = question;
	// The third release of FHIR called them "option" and "options"; the fourth and fifth as here.
	const own = objectsIn(json.answerOption ?? json.option).slice(0, mostAnswers);
	if (own.length)
		return { listed: own.map((option, at) => completed(optionOf(option, `${path}.answerOption[${at}]`), carried)) };
	const pointer = textIn(json.answerValueSet) ?? textIn(objectIn(json.options).reference);
	if (!pointer) return { listed: [] };
	const answers = answersOf(pointer, carried);
	return answers ? { listed: answers } : { listed: [], elsewhere: pointer };
}

function optionOf(option: Json, path: string): Listed {
	const native = objectIn(option.value);
	const coding = objectIn(option.valueCoding ?? native.Coding);
	const number = option.valueInteger ?? native.integer;
	const code = codeIn(coding.code);
	const system = textIn(coding.system);
	const [prefix] = extensionsOf(option, 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix');
	const words =
		saidIn(coding, 'display') ??
		saidIn(option, 'valueString') ??
		saidIn(native, 'string') ??
		(typeof number === 'number' ? plainly(String(number)) : undefined);
	const weight = weightOfOption(option);
	const said = words ?? (code === undefined && prefix ? saidIn(prefix, 'valueString') : undefined);
	return answerAt(path, { system, code, said, weight });
}
