import type { MeasureDefinition } from '../definition.ts';
import { itemCoding, loincOf } from '../fhir/codings.ts';
import { codeIn, extensionsOf, objectsIn, textIn, type Json } from '../fhir/json.ts';
import { loinc } from '../fhir/resources.ts';
import { saidIn, type Said } from './said.ts';
import { askedItems } from './wording.ts';

/** Something that stands in a file and was not taken, and why. */
export interface LeftOut {
	readonly path: string;
	readonly text: string;
	readonly why: 'hidden' | 'worked-out' | 'administrative' | 'other-question' | 'later-text' | 'language' | 'help';
}

/** One item of a Questionnaire, in the order of the document. */
export interface Part {
	readonly json: Json;
	readonly path: string;
	readonly depth: number;
	/** It, or a group around it, is not shown to whoever answers. */
	readonly hidden: boolean;
	/** The question that it stands within, as a help text does. */
	readonly within: boolean;
}

/** No questionnaire has groups so deep within each other; a document that has was made to do harm. */
export const deepest = 20;
/** The most items, groups and texts that a file may hold. */
export const mostParts = 1000;

const hiddenExtension = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden';
const workedOut = [
	'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
	'http://hl7.org/fhir/StructureDefinition/questionnaire-calculatedExpression'
];
const choices = ['choice', 'open-choice', 'coding'];
const figures = ['integer', 'decimal', 'quantity', 'boolean'];

/** Every item of a Questionnaire in the order of the document, groups opened. */
export function partsOf(items: unknown, path = 'item', around = { depth: 1, hidden: false, within: false }): Part[] {
	if (around.depth > deepest) return [];
	return objectsIn(items).flatMap((json, index) => {
		const here = `${path}[${index}]`;
		const hidden = around.hidden || isHidden(json);
		const part = { json, path: here, depth: around.depth, hidden, within: around.within };
		const within = around.within || !isAround(json);
		return [part, ...partsOf(json.item, `${here}.item`, { depth: around.depth + 1, hidden, within })];
	});
}

/** Whether there are groups within groups deeper than any questionnaire has. */
export function isTooDeep(items: unknown): boolean {
	let level = objectsIn(items);
	for (let depth = 1; depth <= deepest; depth++) level = level.flatMap((json) => objectsIn(json.item));
	return level.length > 0;
}

function isHidden(json: Json): boolean {
	return (
		json.hidden === true || extensionsOf(json, hiddenExtension).some((extension) => extension.valueBoolean === true)
	);
}

/** Words around the questions. */
export function isAround(json: Json): boolean {
	return json.type === 'display' || json.type === 'group';
}

/** The questions that are the measure's, and those that are not, each with the reason. */
export function questionsIn(parts: readonly Part[], definition: MeasureDefinition): { asked: Part[]; left: LeftOut[] } {
	const left: LeftOut[] = [];
	const leave = (why: LeftOut['why'], some: readonly Part[]) => left.push(...some.map((part) => leftOut(part, why)));
	const questions = parts.filter(({ json }) => !isAround(json));
	leave(
		'hidden',
		questions.filter(({ hidden }) => hidden)
	);
	const open = questions.filter(({ hidden }) => !hidden);
	leave(
		'worked-out',
		open.filter(({ json }) => isWorkedOut(json, definition))
	);
	const free = open.filter(({ json }) => !isWorkedOut(json, definition));
	const isChoice = ({ json }: Part) =>
		json.type === undefined || choices.includes(String(json.type)) || hasAnswers(json);
	const isFigure = ({ json }: Part) => figures.includes(String(json.type));
	const fit = free.some(isChoice) ? isChoice : isFigure;
	leave(
		'administrative',
		free.filter((part) => !fit(part))
	);
	const candidates = free.filter(fit);
	const known = knownByCode(candidates, definition);
	leave('other-question', known ? candidates.filter((part) => !known.includes(part)) : []);
	return { asked: known ?? candidates, left };
}

function hasAnswers(json: Json): boolean {
	return objectsIn(json.answerOption ?? json.option).length > 0 || textIn(json.answerValueSet) !== undefined;
}

function isWorkedOut(json: Json, definition: MeasureDefinition): boolean {
	if (json.readOnly === true || extensionsOf(json, ...workedOut).length > 0) return true;
	const total = loincOf(definition)?.total;
	return total !== undefined && loincCodes(json).includes(total);
}

/** Where every item of the measure is there by its code, whatever else is asked is no item of it. */
function knownByCode(candidates: readonly Part[], definition: MeasureDefinition): Part[] | undefined {
	const all = askedItems(definition).flatMap((item) => itemCoding(definition, item)[0]?.code ?? []);
	if (all.length < definition.items.length) return undefined;
	const known = candidates.filter(({ json }) => loincCodes(json).some((code) => all.includes(code)));
	const scored = all.slice(0, definition.items.length);
	const complete = scored.every((code) => known.some(({ json }) => loincCodes(json).includes(code)));
	return complete ? known : undefined;
}

/** The LOINC codes of an item; some makers write its code into its link alone. */
export function loincCodes(json: Json): string[] {
	const codes = objectsIn(json.code).flatMap((coding) => (coding.system === loinc ? (codeIn(coding.code) ?? []) : []));
	const link = /(?:^|\/)(\d{1,7}-\d)$/.exec(textIn(json.linkId) ?? '')?.[1];
	return codes.length || !link ? codes : [link];
}

/** Every text before the first question, in order, and the texts after it, which are not shown. */
export function textsAround(
	parts: readonly Part[],
	asked: readonly Part[],
	title: string | undefined
): { shown: Said[]; left: LeftOut[] } {
	const own = new Set(asked);
	const first = parts.findIndex((part) => own.has(part));
	const shown: Said[] = [];
	const left: LeftOut[] = [];
	parts.forEach((part, at) => {
		const said = isAround(part.json) ? saidIn(part.json, 'text') : undefined;
		if (!said || said.text === title) return;
		if (part.hidden) left.push(leftOut(part, 'hidden'));
		else if (at < first && isForAsked(part, parts, own)) shown.push(said);
		else left.push(leftOut(part, part.within ? 'help' : at < first ? 'administrative' : 'later-text'));
	});
	return { shown, left };
}

// The heading of a group of other questions belongs to them, and a text within one of them is its help.
function isForAsked({ json, path, within }: Part, parts: readonly Part[], asked: ReadonlySet<Part>): boolean {
	if (within) return false;
	const inside = parts.filter((part) => part.path.startsWith(`${path}.`) && !isAround(part.json));
	return json.type === 'display' || inside.length === 0 || inside.some((part) => asked.has(part));
}

function leftOut({ json, path }: Part, why: LeftOut['why']): LeftOut {
	return { path, why, text: textIn(json.text) ?? textIn(json.linkId) ?? '' };
}
