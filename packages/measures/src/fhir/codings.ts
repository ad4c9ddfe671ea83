import type { Item, MeasureDefinition } from '../definition.ts';
import { isConfirmed } from '../evidence.ts';
import type { LoincCodes } from '../codes.ts';
import type { ShownOption } from '../forms/shown-options.ts';
import { loinc, ordinalValue, type Coding } from './resources.ts';

/** The LOINC codes of a measure, unless they are unconfirmed. */
export function loincOf(definition: MeasureDefinition): LoincCodes | null {
	const codes = definition.codes.loinc;
	return codes && isConfirmed(codes) ? codes : null;
}

/** The code of an item, where there is a confirmed one. */
export function itemCoding(definition: MeasureDefinition, item: Item): Coding[] {
	const codes = loincOf(definition);
	const index = definition.items.indexOf(item);
	const code = index >= 0 ? codes?.items?.[index] : codes?.extraItems?.[definition.extraItems.indexOf(item)];
	return code === undefined ? [] : [{ system: loinc, code }];
}

/** An option as a coding: the LOINC answer where there is one, else its own code; always with its value as weight. */
export function optionCoding(definition: MeasureDefinition, item: Item, option: ShownOption): Coding {
	const answer = option.notApplicable ? undefined : answerCode(definition, item, option.value);
	return {
		extension: [{ url: ordinalValue, valueDecimal: option.value }],
		...(answer === undefined ? {} : { system: loinc }),
		code: answer ?? option.code,
		...(option.label === undefined ? {} : { display: option.label })
	};
}

/** The value that a LOINC answer code stores on this item, or undefined. */
export function valueOfAnswerCode(definition: MeasureDefinition, item: Item, code: string): number | undefined {
	return item.values.find((value) => answerCode(definition, item, value) === code);
}

function answerCode(definition: MeasureDefinition, item: Item, value: number): string | undefined {
	const codes = loincOf(definition);
	const isExtra = item.number > definition.items.length;
	const answers = isExtra ? codes?.extraAnswers : codes?.answers;
	return answers?.[[...item.values].sort((a, b) => a - b).indexOf(value)];
}
