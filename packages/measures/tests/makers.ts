// Questionnaires in the shapes in which public makers write theirs, with questions of our own.
import { optionsFor, type ReadWords, type WordingOutcome } from '../src/index.ts';

/** What whoever brings a questionnaire in says of it. */
export const stated = { language: 'en', licenceReference: 'made up' };
/** Where HL7 keeps its extensions. */
export const hl7 = 'http://hl7.org/fhir/StructureDefinition';
/** The system of LOINC. */
export const loinc = 'http://loinc.org';
/** Answers of our own, from least to most. */
export const words = ['Never so', 'Now and then', 'Often', 'All the time'];
/** The LOINC codes of four answers. */
export const answers = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];
/** The LOINC codes of seven questions. */
export const codes = ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'];
/** Seven questions. */
export const seven = (make: (item: number) => object) => Array.from({ length: 7 }, (_, at) => make(at + 1));
/** A question of our own. */
export const text = (item: number) => `Made-up question ${item}`;
/** A weight as an extension. */
export const weighs = (value: number, url = `${hl7}/ordinalValue`) => ({ extension: [{ url, valueDecimal: value }] });
/** A question that nobody sees. */
export const hidden = { extension: [{ url: `${hl7}/questionnaire-hidden`, valueBoolean: true }] };
/** A text in another language. */
export const translation = (content: string, lang = 'de') => ({
	extension: [
		{
			url: `${hl7}/translation`,
			extension: [
				{ url: 'lang', valueCode: lang },
				{ url: 'content', valueString: content }
			]
		}
	]
});
/** A questionnaire of our own. */
export const questionnaire = (more: object) => ({
	resourceType: 'Questionnaire',
	status: 'active',
	title: 'Made up',
	...more
});

/** What came in; throws with what is wrong. */
export function whole(outcome: WordingOutcome): ReadWords {
	if (!outcome.ok) throw new Error(JSON.stringify([outcome.problems, outcome.asked], null, 1));
	return outcome;
}

/** What came in, in short: how many items, the values and words of the last, the instructions, and what was left out. */
export function told(outcome: WordingOutcome) {
	const { wording, left } = whole(outcome);
	return {
		items: wording.items.length,
		last: optionsFor(wording, wording.items.length)?.map(({ value, label }) => `${value} ${label}`),
		instructions: wording.instructions,
		left: left.map(({ why }) => why)
	};
}
/** Our answers with their values. */
export const usual = words.map((label, value) => `${value} ${label}`);
