import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** GAD-7: 7 items, 0–21, higher is worse. */
export const gad7 = defineMeasure({
	id: 'gad7',
	name: 'Generalised Anxiety Disorder scale, 7 items (GAD-7)',
	version: '1.0.0',
	items: itemsOf(7, [0, 1, 2, 3]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	range: seen([0, 21]),
	direction: seen('higher-worse'),
	recall: seen('last 2 weeks'),
	missing: {
		rule: 'person-mean',
		maxMissing: 2,
		confirmed: false,
		note: '1 (at most 2) missing: mean of the answered × 7. One scoring program needs all 7.'
	},
	bands: [
		{ from: 0, to: 4, label: 'minimal or none', confirmed: true },
		{ from: 5, to: 9, label: 'mild', confirmed: true },
		{ from: 10, to: 14, label: 'moderate', confirmed: true },
		{ from: 15, to: 21, label: 'severe', confirmed: true }
	],
	thresholds: [
		{
			id: 'caseness',
			name: 'caseness (NHS Talking Therapies)',
			op: '>=',
			value: 8,
			confirmed: true,
			note: 'number quoted from the manual by another source',
			sources: ['cbtwatch']
		},
		{
			id: 'screen',
			name: 'screen for generalised anxiety disorder (original study)',
			op: '>=',
			value: 10,
			accuracy: { sensitivity: 0.89, specificity: 0.82 },
			confirmed: true
		}
	],
	change: {
		criteria: [
			{
				id: 'nhs-talking-therapies',
				kind: 'reliable',
				better: 4,
				worse: 4,
				preferred: true,
				confirmed: true,
				note: 'number quoted from the NHS Talking Therapies manual by another source',
				sources: ['cbtwatch']
			},
			{ id: 'mcid', kind: 'important', better: 4, worse: 4, confirmed: false },
			{
				id: 'uk-moderate',
				kind: 'important',
				better: 1.5,
				worse: 1.5,
				confirmed: true,
				note: 'points at moderate severity; or about 27 % of the first score',
				sources: ['kounali2020']
			}
		],
		figures: [
			{ name: 'NHS Talking Therapies: mean and SD at the start', value: [14, 4.5], confirmed: 'second-hand' },
			{ name: 'NHS Talking Therapies: mean and SD at the end', value: [8.4, 5.7], confirmed: 'second-hand' },
			{ name: 'important change in a UK cohort, share of the first score', value: 0.27, confirmed: true },
			{ name: 'alpha', value: 0.92, confirmed: 'second-hand' }
		]
	},
	licence: {
		owner: 'Pfizer, for public use',
		status: 'free',
		wording: 'unaltered',
		terms: 'No permission needed.',
		confirmed: true
	},
	translations: unconfirmed('many official ones, Spanish among them'),
	codes: {
		loinc: {
			panel: '69737-5',
			total: '70274-6',
			items: ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'],
			answers: ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'],
			confirmed: true,
			sources: ['pco-gad7', 'hl7-phr']
		},
		snomed: [{ code: '445455005', meaning: 'score', confirmed: false }]
	},
	notes: [
		'A widespread misprint changes the label of the lowest option (Zorowitz 2021): it has the same label as in PHQ-9.'
	],
	sources: [
		{ key: 'camcops', address: 'https://github.com/ucam-department-of-psychiatry/camcops (commit 56a303e1)' },
		{ key: 'cbtwatch', address: 'http://www.cbtwatch.com/tag/no-justification-for-nhs-talking-theapies/' },
		{ key: 'pco-gad7', address: 'https://build.fhir.org/ig/HL7/pco-ig/branches/1.0.0/en/Questionnaire-69737-5.xml' },
		{ key: 'hl7-phr', address: 'https://github.com/HL7/personal-health-record-format-ig (af4b716f)' },
		{ key: 'kounali2020', address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9340848' }
	]
});
