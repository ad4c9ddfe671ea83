import type { MeasureDefinition, Option, Wording } from '../src/index.ts';
import { askedItems, sharedOptions } from '../src/wording/wording.ts';

/** Words that belong to nobody, for a measure of any shape: what each item is called, and what each option stores. */
export function wordingFor(definition: MeasureDefinition, language = 'en'): Wording {
	const items = askedItems(definition);
	const own = definition.id === 'epds';
	const options = items.map(({ number, values }): Option[] =>
		values.map((value) => ({
			value,
			label: own ? `${language} ${number}: worth ${value}` : `${language} worth ${value}`
		}))
	);
	const hasNotApplicable = items.some((item) => item.notApplicable !== undefined);
	return {
		measure: definition.id,
		language,
		licenceReference: 'Made up for a test, 2026',
		source: 'plain-text',
		title: `${language} title`,
		instructions: `${language}: think of the last days.`,
		items: items.map((item) => `${language} statement ${item.number}, with "quotes", a | bar & a < sign`),
		...sharedOptions(options),
		...(hasNotApplicable ? { notApplicable: `${language} does not apply` } : {})
	};
}
