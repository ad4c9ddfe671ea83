import type { Guide } from '../../src/demonstration/guide.ts';

/** An evaluation that parents lead, and the pages that hang on it. */
const ofEvaluation = ['', '/ask', '/change', '/occasions/new', '/people'].map((end) => [
	`/(app)/(staff)/evaluation/evaluations/[evaluation]${end}`,
	({ pages }: Guide) => pages.evaluation + end
]);

/** Where the pages of evaluation are found, and by whom. */
export const evaluationPages = {
	parentFacilitator: {
		'/(app)/(mine)/evaluations/[evaluation]': { on: '/me', link: /\/evaluations\/[0-9a-f-]{36}$/ },
		'/(app)/(mine)/evaluations/[evaluation]/occasions/[occasion]': ({ pages }: Guide) => pages.runSheet
	},
	evaluator: {
		...(Object.fromEntries(ofEvaluation) as Record<string, (guide: Guide) => string>),
		'/(app)/(staff)/evaluation/evaluations/[evaluation]/occasions/[occasion]': ({ pages }: Guide) => pages.sessionPlan,
		'/(app)/(staff)/evaluation': '/evaluation',
		'/(app)/(staff)/evaluation/evaluations': '/evaluation/evaluations',
		'/(app)/(staff)/evaluation/evaluations/new': '/evaluation/evaluations/new',
		'/(app)/(staff)/evaluation/data/import': '/evaluation/data/import',
		'/(app)/(staff)/evaluation/measures': '/evaluation/measures',
		'/(app)/(staff)/evaluation/measures/check': '/evaluation/measures/check',
		'/(app)/(staff)/evaluation/measures/import': '/evaluation/measures/import',
		'/(app)/(staff)/evaluation/reports/[report]': ({ pages }: Guide) => pages.report,
		'/(public)/reports/[link]': {
			on: ({ pages }: Guide) => pages.report,
			link: /\/reports\/(?![0-9a-f-]{36})[\w-]{20,}$/
		},
		'/(app)/(staff)/evaluation/waves': '/evaluation/waves'
	}
};
