import type { Item, MeasureDefinition } from '../definition.ts';
import { shownOptions } from '../forms/shown-options.ts';
import { askedItems, type Wording } from '../wording/wording.ts';
import { itemCoding, loincOf, optionCoding } from './codings.ts';
import { loinc, type Questionnaire, type QuestionnaireItem } from './resources.ts';

/** How the resource is published. */
export interface QuestionnaireOptions {
	/** Canonical address of the questionnaire, without its version. */
	readonly url?: string;
	/** `draft` unless said. */
	readonly status?: Questionnaire['status'];
}

/**
 * A FHIR R4 Questionnaire: one `choice` item for each question, linkId its number, options with their values as
 * `ordinalValue`, LOINC codes where they are confirmed, nothing required. Without a wording it has no texts.
 * With the extra items when the wording has them, or when there is no wording. `readWording` reads it back.
 */
export function toQuestionnaire(
	definition: MeasureDefinition,
	wording?: Wording,
	options: QuestionnaireOptions = {}
): Questionnaire {
	const panel = loincOf(definition)?.panel;
	const items = askedItems(definition).slice(0, wording?.items.length);
	return {
		resourceType: 'Questionnaire',
		...(options.url === undefined ? {} : { url: options.url }),
		version: definition.version,
		name: nameOf(definition.id),
		title: wording?.title ?? definition.name,
		status: options.status ?? 'draft',
		...(wording ? { language: wording.language, copyright: wording.licenceReference } : {}),
		...(panel === undefined ? {} : { code: [{ system: loinc, code: panel }] }),
		item: [...instructions(wording), ...items.map((item) => question(definition, item, wording))]
	};
}

// A computable name begins with a capital letter and holds letters, digits and underscores only.
function nameOf(id: string): string {
	const name = id.replace(/[^A-Za-z0-9]+/g, '_');
	return name.charAt(0).toUpperCase() + name.slice(1);
}

function instructions(wording: Wording | undefined): QuestionnaireItem[] {
	return wording?.instructions === undefined
		? []
		: [{ linkId: 'instructions', text: wording.instructions, type: 'display' }];
}

function question(definition: MeasureDefinition, item: Item, wording: Wording | undefined): QuestionnaireItem {
	const code = itemCoding(definition, item);
	const text = wording?.items[item.number - 1];
	return {
		linkId: String(item.number),
		...(code.length > 0 ? { code } : {}),
		prefix: String(item.number),
		...(text === undefined ? {} : { text }),
		type: 'choice',
		required: false,
		answerOption: shownOptions(item, wording).map((option) => ({ valueCoding: optionCoding(definition, item, option) }))
	};
}
