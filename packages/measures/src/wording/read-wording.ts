import type { MeasureDefinition } from '../definition.ts';
import { objectIn } from '../fhir/json.ts';
import { checkDraft, type ImportStatement } from './draft.ts';
import { draftFromText } from './plain-text.ts';
import type { WordingOutcome } from './problem.ts';
import { draftFromQuestionnaire } from './questionnaire.ts';

/**
 * Reads the words of a measure: a FHIR R4 Questionnaire (an object, or its JSON as text) or a plain text of one item a
 * line. Checks them against the scoring definition: how many items, and where options are given, that they store
 * exactly the values that are scored. Language and licence reference come from the source or from `stated`; both are
 * needed. Gives a wording, or every problem with its line or path and what was expected. Never throws for bad input.
 */
export function readWording(
	source: string | object,
	definition: MeasureDefinition,
	stated: ImportStatement = {}
): WordingOutcome {
	if (typeof source !== 'string')
		return checkDraft(draftFromQuestionnaire(objectIn(source), definition), definition, stated);
	if (!/^\uFEFF?\s*[{[]/.test(source)) return checkDraft(draftFromText(source, definition), definition, stated);
	const parsed = parsedJson(source);
	if ('problem' in parsed) return { ok: false, problems: [{ path: '', found: parsed.problem, expected: 'JSON' }] };
	return checkDraft(draftFromQuestionnaire(objectIn(parsed.json), definition), definition, stated);
}

function parsedJson(text: string): { json: unknown } | { problem: string } {
	try {
		return { json: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch (problem) {
		return { problem: problem instanceof Error ? problem.message : 'no JSON' };
	}
}
