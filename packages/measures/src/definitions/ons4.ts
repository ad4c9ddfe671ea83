import { defineMeasure, numbers } from '../define-measure.ts';
import type { Band, Direction, Subscale } from '../definition.ts';
import { seen } from '../evidence.ts';

const better: readonly (readonly [number, number, string])[] = [
	[0, 4, 'low'],
	[5, 6, 'medium'],
	[7, 8, 'high'],
	[9, 10, 'very high']
];
const anxious: readonly (readonly [number, number, string])[] = [
	[0, 1, 'very low'],
	[2, 3, 'low'],
	[4, 5, 'medium'],
	[6, 10, 'high']
];

function question(number: number, id: string, direction: Direction): Subscale {
	const edges = direction === 'higher-better' ? better : anxious;
	const bands = edges.map(([from, to, label]): Band => ({
		from,
		to,
		label,
		confirmed: 'that there are four bands is confirmed, their edges are not'
	}));
	return {
		id,
		name: id,
		items: [number],
		aggregate: { kind: 'sum' },
		range: seen([0, 10]),
		direction: seen(direction),
		missing: { rule: 'complete', confirmed: true, note: 'each question stands alone' },
		bands,
		thresholds: [],
		confirmed: true
	};
}

const questions = [
	question(1, 'satisfaction', 'higher-better'),
	question(2, 'worthwhile', 'higher-better'),
	question(3, 'happy', 'higher-better'),
	question(4, 'anxious', 'higher-worse')
];

/** The four ONS questions on personal wellbeing, 0–10 each, kept apart: the last is higher-worse, there is no total. */
export const ons4 = defineMeasure({
	id: 'ons4',
	name: 'ONS personal wellbeing (4 questions)',
	version: '1.0.0',
	items: questions.map((part, index) => ({
		number: index + 1,
		id: part.id,
		values: numbers(0, 10),
		direction: part.direction?.value
	})),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	noTotal: 'The four questions are never added up: the owner gives no composite, and "anxious" is higher-worse.',
	range: null,
	direction: null,
	recall: seen('overall, nowadays (first two); yesterday (last two)'),
	missing: { rule: 'each-part', confirmed: true },
	subscales: questions,
	licence: {
		owner: 'Crown copyright, Office for National Statistics',
		status: 'free',
		wording: 'unaltered',
		terms: 'Open Government Licence.',
		confirmed: false
	},
	translations: { value: 'official Welsh; no official Spanish known', confirmed: false },
	sources: [
		{ key: 'ons4', address: 'https://analysisfunction.civilservice.gov.uk/policy-store/personal-well-being/' },
		{ key: 'ons4-bands', address: 'https://www.gov.uk/government/publications/wellbeing-defining-high-and-low-scores' },
		{
			key: 'ons4-faq',
			address:
				'https://www.ons.gov.uk/peoplepopulationandcommunity/wellbeing/methodologies/personalwellbeingfrequentlyaskedquestions'
		}
	]
});
