import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** PHQ-9: 9 items, 0–27, higher is worse; item 9 is the risk item; a tenth question is never summed. */
export const phq9 = defineMeasure({
	id: 'phq9',
	name: 'Patient Health Questionnaire, 9 items (PHQ-9)',
	version: '1.0.0',
	items: itemsOf(9, [0, 1, 2, 3]),
	extraItems: itemsOf(1, [0, 1, 2, 3], { startAt: 10 }).map((item) => ({ ...item, id: 'difficulty' })),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	range: seen([0, 27]),
	direction: seen('higher-worse'),
	recall: seen('last 2 weeks'),
	missing: {
		rule: 'person-mean',
		maxMissing: 2,
		confirmed: false,
		note: '1 or 2 missing: mean of the answered × 9, kept as it comes out; some round it. One scoring program needs all 9.'
	},
	bands: [
		{ from: 0, to: 4, label: 'minimal or none', confirmed: true },
		{ from: 5, to: 9, label: 'mild', confirmed: true },
		{ from: 10, to: 14, label: 'moderate', confirmed: true },
		{ from: 15, to: 19, label: 'moderately severe', confirmed: true },
		{ from: 20, to: 27, label: 'severe', confirmed: true }
	],
	thresholds: [{ id: 'caseness', name: 'caseness', op: '>=', value: 10, confirmed: true, sources: ['cbtwatch'] }],
	algorithm: {
		symptomFrom: 2,
		symptomFromByItem: { 9: 1 },
		core: [1, 2],
		majorFrom: 5,
		otherFrom: 2,
		confirmed: true,
		sources: ['camcops'],
		note: 'a count of symptoms, not a diagnosis'
	},
	riskItems: [
		{
			item: 9,
			when: { op: '>=', value: 1 },
			action: 'safety',
			confirmed: 'that item 9 counts from 1 is confirmed; the action is a rule of this library',
			note: 'whatever the total: show help at once, tell a named person, never wait for scoring'
		}
	],
	change: {
		criteria: [
			{
				id: 'nhs-talking-therapies',
				kind: 'reliable',
				better: 6,
				worse: 6,
				preferred: true,
				confirmed: true,
				note: 'number quoted from the NHS Talking Therapies manual by another source',
				sources: ['cbtwatch']
			},
			{ id: 'mcid', kind: 'important', better: 5, worse: 5, confirmed: false },
			{
				id: 'uk-moderate',
				kind: 'important',
				better: 1.7,
				worse: 1.7,
				confirmed: true,
				note: 'points at moderate severity; or 20 % of the first score',
				sources: ['kounali2020']
			}
		],
		figures: [
			{ name: 'NHS Talking Therapies: mean and SD at the start', value: [15.4, 5.5], confirmed: true },
			{ name: 'NHS Talking Therapies: mean and SD at the end', value: [9.4, 6.4], confirmed: true },
			{ name: 'important change in a UK cohort, share of the first score', value: 0.2, confirmed: true },
			{ name: 'alpha, two studies', value: [0.86, 0.89], confirmed: false }
		]
	},
	licence: {
		owner: 'Pfizer, placed in the public domain for use',
		status: 'free',
		wording: 'unaltered',
		terms: 'No permission needed.',
		confirmed: true
	},
	translations: unconfirmed('many official ones, Spanish among them'),
	codes: {
		loinc: {
			panel: '44249-1',
			total: '44261-6',
			items: ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'],
			extraItems: ['69722-7'],
			answers: ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'],
			extraAnswers: ['LA6572-7', 'LA6573-5', 'LA6575-0', 'LA6574-3'],
			answerList: 'LL358-3',
			extraAnswerList: 'LL359-1',
			confirmed: true,
			sources: ['mii-proms', 'hl7-phr', 'us-core']
		},
		snomed: [
			{ code: '720433000', meaning: 'score', confirmed: true },
			{ code: '758711000000105', meaning: 'scale', confirmed: true, note: 'UK edition' },
			{ code: '715252007', meaning: 'procedure', confirmed: true }
		]
	},
	notes: ['Item 10 asks how difficult things are made. It is never added.'],
	sources: [
		{ key: 'camcops', address: 'https://github.com/ucam-department-of-psychiatry/camcops (commit 56a303e1)' },
		{ key: 'cbtwatch', address: 'http://www.cbtwatch.com/tag/no-justification-for-nhs-talking-theapies/' },
		{ key: 'mii-proms', address: 'https://github.com/medizininformatik-initiative/kerndatensatzmodul-proms (0363924)' },
		{ key: 'hl7-phr', address: 'https://github.com/HL7/personal-health-record-format-ig (af4b716f)' },
		{ key: 'us-core', address: 'https://hl7.org/fhir/us/core/Questionnaire-phq-9-example.json.html' },
		{ key: 'kounali2020', address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9340848' }
	]
});
