import type { MeasureDefinition } from '../definition.ts';
import { objectIn } from '../fhir/json.ts';
import { checkDraft, type ImportStatement } from './draft.ts';
import { draftFromText } from './plain-text.ts';
import type { WordingOutcome } from './problem.ts';
import { draftFromQuestionnaire } from './questionnaire.ts';
import { draftFromRedcap, isRedcapDictionary } from './redcap-dictionary.ts';

/**
 * Reads the words of a measure: a FHIR Questionnaire (an object, or its JSON as text), a data dictionary of REDCap
 * (CSV), or a plain text of one item a line. Checks them against the scoring definition: how many items, and where options are given, that they store
 * exactly the values that are scored. Language and licence reference come from the source or from `stated`; both are
 * needed. Where the source gives answers no weights, somebody must say which answer counts most (`asked`, `stated.most`):
 * a code is never a value. Gives a wording with its translations, or every problem with its line or path and what was
 * expected. Never throws for bad input.
 */
export function readWording(
	source: string | object,
	definition: MeasureDefinition,
	stated: ImportStatement = {}
): WordingOutcome {
	const typed = stated.options ?? [];
	const questionnaire = (json: unknown) =>
		checkDraft(draftFromQuestionnaire(objectIn(json), definition, typed), definition, stated);
	if (typeof source !== 'string') return questionnaire(source);
	if (isRedcapDictionary(source)) return checkDraft(draftFromRedcap(source, definition), definition, stated);
	if (!/^\uFEFF?\s*[{[]/.test(source)) return checkDraft(draftFromText(source, definition), definition, stated);
	const parsed = parsedJson(source);
	if ('json' in parsed) return questionnaire(parsed.json);
	const { problem } = parsed;
	return {
		ok: false,
		asked: [],
		problems: [{ kind: 'json', path: '', found: problem, expected: 'JSON', about: { problem } }]
	};
}

function parsedJson(text: string): { json: unknown } | { problem: string } {
	try {
		return { json: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch (problem) {
		return { problem: problem instanceof Error ? problem.message : 'no JSON' };
	}
}
