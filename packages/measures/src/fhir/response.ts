import { readAnswers, type Answer, type Answers } from '../answers.ts';
import type { Item, MeasureDefinition } from '../definition.ts';
import { shownOptions } from '../forms/shown-options.ts';
import { explain } from '../reasons.ts';
import { askedItems, type Wording } from '../wording/wording.ts';
import { optionCoding } from './codings.ts';
import type { Coding, QuestionnaireResponse } from './resources.ts';

/** Whose answers they are, and when they were given. */
export interface ResponseOptions {
	/** Canonical of the questionnaire, `url|version`. */
	readonly questionnaire?: string;
	/** Reference such as `Patient/42`. */
	readonly subject?: string;
	/** FHIR dateTime. */
	readonly authored?: string;
	/** `completed` unless said: no question is required, so a form with blanks can be complete. */
	readonly status?: QuestionnaireResponse['status'];
	readonly wording?: Wording;
}

/**
 * A FHIR R4 QuestionnaireResponse. Blank items are left out, as the standard wants. Throws `RangeError` for an item
 * the measure has not and for a value that no option stores.
 */
export function toQuestionnaireResponse(
	definition: MeasureDefinition,
	answers: Answers,
	options: ResponseOptions = {}
): QuestionnaireResponse {
	const { problems } = readAnswers(definition, answers);
	if (problems.length > 0) throw new RangeError(`${definition.id}: ${problems.map(explain).join('; ')}`);
	const item = askedItems(definition).flatMap((asked) => answered(definition, asked, answers[asked.number], options));
	return {
		resourceType: 'QuestionnaireResponse',
		...(options.questionnaire === undefined ? {} : { questionnaire: options.questionnaire }),
		status: options.status ?? 'completed',
		...(options.subject === undefined ? {} : { subject: { reference: options.subject } }),
		...(options.authored === undefined ? {} : { authored: options.authored }),
		...(item.length > 0 ? { item } : {})
	};
}

type ResponseItem = NonNullable<QuestionnaireResponse['item']>[number];

function answered(definition: MeasureDefinition, item: Item, answer: Answer, options: ResponseOptions): ResponseItem[] {
	const valueCoding = codingOf(definition, item, answer, options.wording);
	if (!valueCoding) return [];
	const text = options.wording?.items[item.number - 1];
	return [{ linkId: String(item.number), ...(text === undefined ? {} : { text }), answer: [{ valueCoding }] }];
}

function codingOf(
	definition: MeasureDefinition,
	item: Item,
	answer: Answer,
	wording: Wording | undefined
): Coding | undefined {
	const option = shownOptions(item, wording).find((candidate) =>
		answer === 'not-applicable' ? candidate.notApplicable : !candidate.notApplicable && candidate.value === answer
	);
	return option && optionCoding(definition, item, option);
}
