// Where the pages of listening, and of suggesting and choosing, are found in the demonstration, and by whom.
import type { Guide } from '../../src/demonstration/guide.ts';

const ofProject = (end: string) => (guide: Guide) => guide.pages.heard.replace(/heard$/, end);
const ofFounders = (end: string) => (guide: Guide) => guide.pages.guide.replace(/guide$/, end);
/** Where the document of the demonstration is written. */
const writing = (pages: Guide['pages']) => `${pages.documents}/${pages.document.split('/').at(-1) ?? ''}`;
const ofRole = (end: string) => (guide: Guide) => guide.pages.paidRole.replace(/\/[0-9a-f-]{36}$/, end);
const application = /\/calls\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/;
const staff = '/(app)/(staff)/together/[project]';

/** By whom each is opened, as in pages.ts. */
export const listeningPages = {
	visitor: {
		'/(public)/listen/[link]': ({ pages }: Guide) => pages.listenLink,
		'/(public)/together/suggest/[link]': ({ pages }: Guide) => pages.suggest,
		'/(public)/together/suggest/mine': '/together/suggest/mine',
		'/(public)/together/[project]/promises': ({ pages }: Guide) => pages.promises,
		'/(public)/together/[project]/criteria': ofProject('criteria'),
		'/(public)/together/[project]/plan': ofProject('plan'),
		'/(public)/together/because/[kind]/[end]': ({ pages }: Guide) => pages.because,
		'/(public)/together/board': '/together/board',
		'/(public)/together/words': ({ pages }: Guide) => pages.words,
		'/(public)/together/board/[code]': ({ codes }: Guide) => `/together/board/${codes.board.replace('-', '')}`,
		'/(public)/together/screen': ({ pages }: Guide) => pages.screen,
		'/(public)/together/call/[link]': ({ pages }: Guide) => pages.call,
		'/(public)/together/call/mine': '/together/call/mine',
		'/(public)/together/consultation/[link]': ({ pages }: Guide) => pages.consultation,
		'/(public)/together/call/hours': '/together/call/hours',
		'/(public)/together/call/work': '/together/call/work'
	},
	parent: {
		'/(public)/together/mine': ({ pages }: Guide) => pages.mine,
		'/(app)/(mine)/together/vote/[decision]': ({ pages }: Guide) => `${pages.vote}?again`,
		'/(app)/(mine)/together/names/[decision]': ({ pages }: Guide) => pages.names,
		'/(app)/(mine)/together/documents/[document]': ({ pages }: Guide) => pages.document,
		'/(app)/(mine)/together/documents/[document]/changes': ({ pages }: Guide) => pages.changes,
		'/(app)/(mine)/together/consultations/[consultation]': ({ pages }: Guide) => pages.asked
	},
	coordinator: {
		'/(public)/together/report/[kind]/[end]': {
			on: { on: ofProject('notes'), link: /\/notes\/[0-9a-f-]{36}$/ },
			link: /\/report\/note\//
		},
		[`${staff}/[decision]/suggestions`]: ({ pages }: Guide) => pages.suggestions,
		[`${staff}/[decision]/names`]: ({ pages }: Guide) => pages.suggestions.replace(/suggestions$/, 'names'),
		[`${staff}/[decision]/no-go`]: ({ pages }: Guide) => pages.suggestions.replace(/suggestions$/, 'no-go'),
		[`${staff}/[decision]/alike`]: ({ pages }: Guide) => pages.suggestions.replace(/suggestions$/, 'alike'),
		'/(app)/(staff)/manage/on/[cohort]/because': ({ pages }: Guide) => pages.costs.replace(/costs$/, 'because'),
		'/(app)/(staff)/together/activities': ({ pages }: Guide) => pages.activities,
		'/(app)/(staff)/together/activities/[activity]': ({ pages }: Guide) => `${pages.activities}/two-ends-of-a-rope`,
		'/(app)/(staff)/together/activities/new': ({ pages }: Guide) => `${pages.activities}/new`,
		'/(app)/(staff)/together/activities/[activity]/change': {
			on: ({ pages }: Guide) => pages.activities,
			link: /\/activities\/[0-9a-f-]{36}$/,
			end: '/change'
		},
		'/(app)/(mine)/together/[project]/heard': ofProject('heard'),
		[`${staff}/listening`]: ofProject('listening'),
		[`${staff}/listening/new`]: ofProject('listening/new'),
		[`${staff}/listening/[campaign]`]: { on: ofProject('listening'), link: /\/listening\/[0-9a-f-]{36}$/ },
		[`${staff}/notes`]: ofProject('notes'),
		[`${staff}/notes/[note]`]: { on: ofProject('notes'), link: /\/notes\/[0-9a-f-]{36}$/ },
		[`${staff}/workshops`]: ({ pages }: Guide) => pages.workshops,
		[`${staff}/workshops/new`]: ({ pages }: Guide) => `${pages.workshops}/new`,
		[`${staff}/workshops/[workshop]`]: ({ pages }: Guide) => pages.workshopPlan,
		[`${staff}/workshops/[workshop]/change`]: ({ pages }: Guide) => `${pages.workshopPlan}/change`,
		[`${staff}/workshops/[workshop]/[step]`]: {
			on: ({ pages }: Guide) => pages.workshopPlan,
			link: /\/workshops\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/
		},
		[`${staff}/guide`]: ({ pages }: Guide) => pages.guide,
		[`${staff}/guide/[stage]`]: ({ pages }: Guide) => `${pages.guide}/2`,
		[`${staff}/guide/[stage]/[question]`]: ({ pages }: Guide) => `${pages.guide}/2/1`,
		[`${staff}/guide/[stage]/tasks/[task]`]: ({ pages }: Guide) => `${pages.guide}/2/tasks/plan-thanks`,
		'/(app)/(mine)/together/[project]/needs': ofFounders('needs'),
		[`${staff}/needs/new`]: ofFounders('needs/new'),
		[`${staff}/needs/[need]`]: {
			on: ofFounders('needs'),
			link: /\/needs\/[0-9a-f-]{36}$/
		},
		[`${staff}/reported`]: ofProject('reported'),
		[`${staff}/stakeholders`]: ofFounders('stakeholders'),
		[`${staff}/stakeholders/new`]: ofFounders('stakeholders/new'),
		[`${staff}/stakeholders/[stakeholder]`]: { on: ofFounders('stakeholders'), link: /\/stakeholders\/[0-9a-f-]{36}$/ },
		[`${staff}/budget`]: ofFounders('budget'),
		[`${staff}/budget/new`]: ofFounders('budget/new'),
		[`${staff}/budget/[cost]`]: { on: ofFounders('budget'), link: /\/budget\/[0-9a-f-]{36}$/ },
		'/(app)/(staff)/together/words/new': '/together/words/new',
		'/(app)/(staff)/together/words/[word]': {
			on: ({ pages }: Guide) => pages.words,
			link: /\/words\/[0-9a-f-]{36}$/
		},
		[`${staff}/promises/new`]: ofProject('promises/new'),
		[`${staff}/promises/[promise]`]: { on: ofProject('promises'), link: /\/promises\/[0-9a-f-]{36}$/ },
		[`${staff}/plan/new`]: ofProject('plan/new'),
		[`${staff}/plan/[line]`]: {
			on: ofFounders('plan'),
			link: /\/plan\/[0-9a-f-]{36}$/
		},
		[`${staff}/plan/final`]: ofProject('plan/final'),
		[`${staff}/criteria/new`]: ofProject('criteria/new'),
		[`${staff}/criteria/[criterion]`]: { on: ofProject('criteria'), link: /\/criteria\/[0-9a-f-]{36}$/ },
		'/(app)/(mine)/together/[project]/boards': ofProject('boards'),
		[`${staff}/boards/new`]: ofProject('boards/new'),
		[`${staff}/boards/[board]`]: ({ pages }: Guide) => pages.board,
		[`${staff}/boards/[board]/change`]: {
			on: ({ pages }: Guide) => pages.board.replace(/\/[^/]+$/, ''),
			link: /\/boards\/[0-9a-f-]{36}$/,
			end: '/change'
		},
		[`${staff}/boards/[board]/screens`]: ({ pages }: Guide) => `${pages.board}/screens`,
		[`${staff}/boards/[board]/themes`]: ({ pages }: Guide) => pages.reading.replace(/reading$/, 'themes'),
		[`${staff}/boards/[board]/reading`]: ({ pages }: Guide) => pages.reading,
		'/(app)/(mine)/together/[project]/documents': ({ pages }: Guide) => pages.documents,
		[`${staff}/documents/new`]: ({ pages }: Guide) => `${pages.documents}/new`,
		[`${staff}/documents/[document]`]: ({ pages }: Guide) => writing(pages),
		[`${staff}/documents/[document]/consultations`]: ({ pages }: Guide) => `${writing(pages)}/consultations`,
		[`${staff}/consultations/[consultation]`]: ({ pages }: Guide) => pages.replies,
		[`${staff}/consultations/[consultation]/paper`]: ({ pages }: Guide) => `${pages.replies}/paper`,
		[`${staff}/consultations/[consultation]/words`]: ({ pages }: Guide) => `${pages.replies}/words`,
		[`${staff}/documents/[document]/comments`]: ({ pages }: Guide) => `${writing(pages)}/comments`,
		[`${staff}/documents/[document]/[paragraph]`]: {
			on: ({ pages }: Guide) => writing(pages),
			link: /\/documents\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/
		},
		[`${staff}/hours`]: ({ pages }: Guide) => pages.hours,
		[`${staff}/hours/[work]`]: ({ pages }: Guide) => pages.work,
		[`${staff}/hours/[work]/handed`]: ({ pages }: Guide) => `${pages.work}/handed`,
		[`${staff}/calls/[wanted]/because`]: ({ pages }: Guide) => `${pages.paidRole}/because`,
		[`${staff}/calls`]: ofRole(''),
		[`${staff}/calls/new`]: ofRole('/new'),
		[`${staff}/calls/[wanted]`]: ({ pages }: Guide) => pages.paidRole,
		[`${staff}/calls/[wanted]/change`]: ({ pages }: Guide) => `${pages.paidRole}/change`,
		[`${staff}/calls/[wanted]/apply`]: ({ pages }: Guide) => `${pages.paidRole}/apply`,
		[`${staff}/calls/[wanted]/[application]`]: { on: ({ pages }: Guide) => pages.paidRole, link: application },
		[`${staff}/calls/[wanted]/[application]/contact`]: {
			on: ({ pages }: Guide) => pages.paidRole,
			link: application,
			end: '/contact'
		},
		[`${staff}/calls/[wanted]/[application]/offer`]: {
			on: ({ pages }: Guide) => pages.paidRole,
			link: application,
			end: '/offer'
		},
		[`${staff}/calls/[wanted]/times`]: ({ pages }: Guide) => `${pages.paidRole}/times`,
		[`${staff}/calls/[wanted]/tell`]: ({ pages }: Guide) => `${pages.paidRole}/tell`,
		[`${staff}/themes/new`]: ofProject('themes/new'),
		[`${staff}/themes/[theme]`]: { on: ofProject('themes'), link: /\/themes\/[0-9a-f-]{36}$/ }
	},
	panellist: {
		'/(app)/(mine)/together/panel/[wanted]': ({ pages }: Guide) => pages.panel,
		'/(app)/(mine)/together/panel/[wanted]/[application]': {
			on: ({ pages }: Guide) => pages.panel,
			link: /\/panel\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/
		}
	},
	parentLeader: {
		'/(app)/(mine)/together/[project]/themes': ofProject('themes'),
		'/(app)/(mine)/together/boards/[board]': {
			on: ofProject('boards'),
			link: /\/together\/boards\/[0-9a-f-]{36}$/
		},
		'/(app)/(mine)/together/listen': '/together/listen',
		'/(app)/(mine)/together/listen/[campaign]': ({ pages }: Guide) => pages.listen,
		'/(app)/(mine)/together/listen/[campaign]/[note]': {
			on: ({ pages }: Guide) => pages.listen,
			link: /\/listen\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/
		}
	}
};
