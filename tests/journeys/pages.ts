// Where each page of the app is found in the demonstration, and by whom: what pages.spec.ts looks at.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Guide } from '../../src/demonstration/guide.ts';
import { evaluationPages } from './evaluation-pages.ts';
import { listeningPages } from './listening-pages.ts';

type Path = string | ((guide: Guide) => string);

/** A path, or a link that stands on a page, and what follows it. */
export type At = Path | { on: At; link: RegExp; end?: string };

const register = ({ pages }: Guide) => pages.register;

/** A course's page and the pages that hang on it, for its coordinator. */
const ofCourse = ['', '/change', '/guests', '/people', '/plan', '/reunion', '/rota', '/share', '/team'].map((end) => [
	`/(app)/(staff)/manage/on/[cohort]${end}`,
	{ on: '/manage', link: /\/manage\/on\/[0-9a-f-]{36}$/, end }
]);

/** A person's page and those on which it is changed for her, or brought together with another. */
const withChildren = { on: '/manage/people?only=creche', link: /\/manage\/people\/[0-9a-f-]{36}$/ };
const ofPerson = ['', '/change', '/move', '/needs', '/quiet', '/same'].map((end) => [
	`/(app)/(staff)/manage/people/[person]${end}`,
	{ on: '/manage/people', link: /\/manage\/people\/[0-9a-f-]{36}$/, end }
]);

/** A project's page and the pages that hang on it, and those of a vote in it. */
const ofProject = ['', '/change', '/new', '/people'].map((end) => [
	`/(app)/(staff)/together/[project]${end}`,
	({ pages }: Guide) => pages.project + end
]);
const ofVote = ['', '/add', '/adopt', '/because', '/change', '/check', '/name', '/tellers'].map((end) => [
	`/(app)/(staff)/together/[project]/[decision]${end}`,
	{ on: ({ pages }: Guide) => pages.project, link: /\/together\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/, end }
]);

/** Every page that can be opened by its address, by whom and where. */
export const pages = {
	visitor: {
		'/(public)': '/',
		'/(public)/on': '/on',
		'/(public)/help': '/help',
		'/(public)/demo': '/demo',
		'/(public)/certificates': '/certificates',
		'/(public)/goodbye': '/goodbye',
		'/(public)/on/[course]': ({ pages }: Guide) => pages.course,
		'a group with an open door': ({ pages }: Guide) => pages.group,
		'/(public)/on/[course]/join': ({ pages }: Guide) => `${pages.course}/join`,
		'/(public)/on/[course]/guest': ({ pages }: Guide) => pages.guest,
		'/(public)/guest/[link]': ({ pages }: Guide) => pages.guestMine,
		'/(public)/here/[code]': ({ pages }: Guide) => pages.here,
		'/(public)/hear': '/hear',
		...listeningPages.visitor,
		'/(public)/fits': ({ pages }: Guide) => pages.fits,
		'/(public)/refer': ({ pages }: Guide) => pages.referral,
		'/(public)/refer/[link]': ({ pages }: Guide) => pages.referralReceipt,
		'/(public)/yours/[link]': ({ pages }: Guide) => pages.referralMine,
		'/(public)/on/[course]/ask': ({ pages }: Guide) => `${pages.course}/ask`,
		'/(public)/together/slip': ({ pages }: Guide) => pages.slip,
		'/(public)/together/vote/link/[token]': ({ pages }: Guide) => pages.voteLink,
		'/(public)/together/result/[decision]': ({ pages }: Guide) => pages.result,
		'/(sign-in)/sign-in': '/sign-in',
		'/(sign-in)/sign-in/card': '/sign-in/card',
		'/(sign-in)/sign-in/passkey': '/sign-in/passkey',
		'/(sign-in)/staff/sign-in': '/staff/sign-in',
		'the register on a phone': '/pocket/en/',
		'no such page': '/nothing-here'
	},
	coordinator: {
		'/(app)/(staff)/manage': '/manage',
		'/(app)/(staff)/manage/areas': '/manage/areas',
		'/(app)/(staff)/manage/areas/[area]': { on: '/manage/areas', link: /\/manage\/areas\/[0-9a-f-]{36}$/ },
		'/(app)/(staff)/manage/areas/partners/[partner]': {
			on: '/manage/areas',
			link: /\/manage\/areas\/partners\/[0-9a-f-]{36}$/
		},
		'/(app)/(staff)/manage/areas/plans/[cohort]': ({ pages }: Guide) => pages.areaPlan,
		'/(app)/(staff)/manage/import': '/manage/import',
		'/(app)/(staff)/claims': '/claims',
		'/(app)/(staff)/manage/on/[cohort]/costs': ({ pages }: Guide) => pages.costs,
		'/(app)/(staff)/manage/on/[cohort]/funder': ({ pages }: Guide) => pages.costs.replace(/costs$/, 'funder'),
		'/(app)/(staff)/manage/on/[cohort]/invited': { on: ({ pages }: Guide) => pages.blocks, link: /\/invited$/ },
		'/(app)/(staff)/manage/templates': '/manage/templates',
		'/(app)/(staff)/manage/templates/[template]': {
			on: '/manage/templates',
			link: /\/manage\/templates\/[0-9a-f-]{36}$/
		},
		'/(app)/(staff)/manage/on/[cohort]/template': ({ pages }: Guide) => `${pages.blocks}/template`,
		'/(app)/(staff)/manage/attendance': '/manage/attendance?by=programme&period=twelve-months',
		'/(app)/(staff)/manage/calendar': '/manage/calendar',
		'/(app)/(staff)/manage/on/new': '/manage/on/new',
		'/(app)/(staff)/manage/on/[cohort]/block': ({ pages }: Guide) => `${pages.blocks}/block`,
		'a group with an open door': ({ pages }: Guide) => pages.blocks,
		'who comes to it': ({ pages }: Guide) => `${pages.blocks}/people`,
		'a new group': '/manage/on/new?template=three-block-group',
		...(Object.fromEntries(ofCourse) as Record<string, At>),
		'/(app)/(staff)/manage/people': '/manage/people',
		'/(app)/(staff)/manage/people/alike': ({ pages }: Guide) => pages.alike,
		...(Object.fromEntries(ofPerson) as Record<string, At>),
		'/(app)/(staff)/manage/people/[person]/children/[child]': { on: withChildren, link: /\/children\/[0-9a-f-]{36}$/ },
		'/(app)/(staff)/manage/questions': '/manage/questions',
		'/(app)/(staff)/manage/pockets': '/manage/pockets',
		'/(app)/(staff)/sessions/[session]/plan': ({ pages }: Guide) => pages.plan,
		'/(app)/(staff)/manage/calls': ({ pages }: Guide) => pages.calls,
		'/(app)/(staff)/manage/notices': ({ pages }: Guide) => pages.notices,
		'/(app)/(staff)/manage/notices/new': '/manage/notices/new',
		'/(app)/(staff)/manage/notices/[notice]': ({ pages }: Guide) => pages.newsletter,
		'/(app)/(staff)/manage/waiting': ({ pages }: Guide) => pages.waiting,
		'/(app)/(staff)/manage/settings': '/manage/settings',
		'/(app)/(staff)/manage/settings/help-lines': '/manage/settings/help-lines',
		'/(app)/(staff)/manage/settings/quiet-hours': '/manage/settings/quiet-hours',
		'/(app)/(staff)/manage/settings/travel': '/manage/settings/travel',
		'/(app)/(staff)/account': '/account',
		'/(app)/(staff)/prove': '/prove',
		'/(app)/(staff)/manage/phone': '/manage/phone',
		'/(app)/(staff)/manage/team': '/manage/team',
		'/(app)/(staff)/manage/venues': '/manage/venues',
		'/(app)/(staff)/manage/venues/new': '/manage/venues/new',
		'/(app)/(staff)/manage/venues/[venue]': { on: '/manage/venues', link: /\/manage\/venues\/[0-9a-f-]{36}$/ },
		'/(app)/(staff)/manage/venues/[venue]/inside': {
			on: '/manage/venues',
			link: /\/manage\/venues\/[0-9a-f-]{36}$/,
			end: '/inside'
		},
		'/(app)/(staff)/manage/venues/[venue]/pictures': ({ pages }: Guide) => pages.venue.replace(/inside$/, 'pictures'),
		...listeningPages.coordinator,
		'/(app)/(staff)/letters': '/letters',
		'/(app)/(staff)/together': ({ pages }: Guide) => pages.together,
		...(Object.fromEntries(ofProject) as Record<string, At>),
		...(Object.fromEntries(ofVote) as Record<string, At>)
	},
	teller: {
		'/(app)/(mine)/together/roll/[decision]': ({ pages }: Guide) => pages.roll,
		'/(app)/(mine)/together/roll/[decision]/slip': ({ pages }: Guide) => `${pages.roll}/slip`
	},
	parentLeader: listeningPages.parentLeader,
	panellist: listeningPages.panellist,
	programmeLead: {
		'areas side by side': '/manage/areas'
	},
	facilitator: {
		'/(app)/(staff)/account/name': '/account/name',
		'/(app)/(staff)/exercises': '/exercises',
		'/(app)/(staff)/exercises/[exercise]': '/exercises/warm-cup',
		'/(app)/(staff)/exercises/new': '/exercises/new',
		'/(app)/(staff)/exercises/[exercise]/change': {
			on: '/exercises',
			link: /\/exercises\/[0-9a-f-]{36}$/,
			end: '/change'
		},
		'/(app)/(staff)/today': '/today',
		'/(app)/(staff)/evaluation/waves/[wave]': { on: '/today', link: /\/evaluation\/waves\/[0-9a-f-]{36}/ },
		'/(app)/(staff)/sessions/[session]': register,
		'/(app)/(staff)/sessions/[session]/agreement': (guide: Guide) => `${register(guide)}/agreement`,
		'/(app)/(staff)/sessions/[session]/celebration': (guide: Guide) => `${register(guide)}/celebration`,
		'/(app)/(staff)/sessions/[session]/creche/plan': (guide: Guide) => `${register(guide)}/creche/plan`,
		'/(app)/(staff)/sessions/[session]/slots': (guide: Guide) => `${register(guide)}/slots`,
		'/(app)/(staff)/sessions/[session]/slots/[slot]': {
			on: (guide: Guide) => `${register(guide)}/slots`,
			link: /\/slots\/[0-9a-f-]{36}$/
		},
		'/(app)/(staff)/sessions/[session]/booklet': (guide: Guide) => `${register(guide)}/booklet`,
		'/(app)/(staff)/sessions/[session]/walk-in': (guide: Guide) => `${register(guide)}/walk-in`,
		'/(app)/(staff)/sessions/[session]/creche/notes': (guide: Guide) => `${register(guide)}/creche/notes`,
		'/(app)/(staff)/sessions/[session]/guests': (guide: Guide) => `${register(guide)}/guests`,
		'/(app)/(staff)/sessions/[session]/heads': (guide: Guide) => `${register(guide)}/heads`,
		'/(app)/(staff)/sessions/[session]/marks': ({ pages }: Guide) => pages.marks,
		'/(app)/(staff)/sessions/[session]/room': (guide: Guide) => `${register(guide)}/room`,
		'/(app)/(staff)/sessions/[session]/trip': (guide: Guide) => `${register(guide)}/trip`,
		'/(app)/(staff)/sessions/[session]/typed': ({ pages }: Guide) => pages.typedSheet,
		'/(app)/(staff)/sessions/[session]/pocket': (guide: Guide) => `${register(guide)}/pocket`,
		'/(app)/(staff)/sessions/[session]/wall': (guide: Guide) => `${register(guide)}/wall`,
		'/(app)/(staff)/sessions/[session]/arrivals/[arrival]': { on: register, link: /\/arrivals\/[0-9a-f-]{36}$/ },
		'/(app)/(staff)/sessions/[session]/round': ({ pages }: Guide) => pages.round,
		'/(app)/(staff)/sessions/[session]/people/[person]': { on: register, link: /\/people\/[0-9a-f-]{36}/ },
		'/(app)/(staff)/worried': '/worried'
	},
	creche: {
		'/(app)/(staff)/sessions/[session]/creche': ({ pages }: Guide) => pages.crecheList,
		'/(app)/(staff)/sessions/[session]/creche/[child]': {
			on: ({ pages }: Guide) => pages.crecheList,
			link: /\/creche\/[0-9a-f-]{36}/
		}
	},
	parent: {
		'/(app)/(mine)/me': '/me',
		...listeningPages.parent,
		'/(app)/(mine)/me/about-me': '/me/about-me',
		'/(app)/(mine)/me/about-me/leave': '/me/about-me/leave',
		'/(app)/(mine)/me/booklets': '/me/booklets',
		'/(app)/(mine)/me/booklets/[session]': ({ pages }: Guide) => pages.booklet,
		'/(app)/(mine)/me/booklets/[session]/[page]': {
			on: ({ pages }: Guide) => pages.booklet,
			link: /\/me\/booklets\/[0-9a-f-]{36}\/[a-z-]+$/
		},
		'/(app)/(mine)/me/agreement/[cohort]': ({ pages }: Guide) => pages.agreement,
		'/(app)/(mine)/me/slots/[cohort]': ({ pages }: Guide) => pages.slots,
		'/(app)/(mine)/me/shelf/[cohort]': ({ pages }: Guide) => pages.slots.replace('/slots/', '/shelf/'),
		'/(app)/(mine)/me/round/[cohort]': ({ pages }: Guide) => pages.slots.replace('/slots/', '/round/'),
		'/(app)/(mine)/me/goal/[cohort]': ({ pages }: Guide) => pages.goal,
		'/(app)/(mine)/me/alumni': ({ pages }: Guide) => pages.alumni,
		'/(app)/(mine)/me/celebration/[cohort]': ({ pages }: Guide) => pages.celebration,
		'/(app)/(mine)/me/calendar': '/me/calendar',
		'/(app)/(mine)/me/choices': '/me/choices',
		'/(app)/browsers': '/browsers',
		'/(app)/passkeys': '/passkeys',
		'/(app)/(mine)/me/details': '/me/details',
		'/(app)/(mine)/me/details/needs': '/me/details/needs',
		'/(app)/(mine)/me/details/reach': '/me/details/reach',
		'/(app)/(mine)/me/children': '/me/children',
		'/(app)/(mine)/me/today/[session]': { on: '/me', link: /\/me\/today\// },
		'/(app)/(mine)/me/children/[child]': { on: '/me/children', link: /\/me\/children\/[0-9a-f-]{36}$/ },
		'/(app)/(mine)/me/children/[child]/collecting': { on: '/me/children', link: /[0-9a-f-]{36}\/collecting$/ },
		'/(app)/(mine)/me/tell/[session]': { on: '/me', link: /\/me\/tell\// },
		'/(app)/(mine)/me/quiet': '/me/quiet',
		'/(app)/(mine)/me/safe-contact': '/me/safe-contact',
		'/(app)/(mine)/me/claims': '/me/claims',
		'/(app)/(mine)/me/claims/travel': '/me/claims/travel',
		'/(app)/(mine)/me/topics': '/me/topics',
		'/(app)/(mine)/me/push': '/me/push',
		'/(app)/(mine)/me/ways': '/me/ways',
		'/(app)/(mine)/me/check-in/[session]': { on: '/me', link: /\/me\/check-in\// }
	},
	tripParent: {
		'/(app)/(mine)/me/trip/[session]': { on: '/me', link: /\/me\/trip\// }
	},
	safeguardingLead: {
		'/(app)/(staff)/appointments': '/appointments',
		'/(app)/(staff)/concerns': '/concerns',
		'/(app)/(staff)/concerns/collecting': '/concerns/collecting',
		'/(app)/(staff)/concerns/[concern]': { on: '/concerns', link: /\/concerns\/[0-9a-f-]{36}/ },
		'/(app)/(staff)/duty': ({ pages }: Guide) => pages.duty,
		'/(app)/(staff)/duty/new': '/duty/new',
		'/(app)/(staff)/duty/ways': '/duty/ways'
	},
	...evaluationPages
} satisfies Partial<Record<keyof Guide['signIn'] | 'visitor', Record<string, At>>>;

/** Pages that one only comes to by doing something, and the journey that looks at each. */
export const onTheWay: Record<string, string> = {
	'/(dev)/gallery': 'pages.spec.ts',
	'/(app)/(staff)/manage/on/[cohort]/publish': 'coordinator.spec.ts',
	'/(app)/(mine)/me/certificates/[cohort]': 'tour.spec.ts',
	'/(public)/answer/[link]': 'answer.spec.ts',
	'/(public)/answer/[link]/[item]': 'answer.spec.ts',
	'/(public)/answer/[link]/all': 'answer.spec.ts',
	'/(public)/answer/[link]/end': 'answer.spec.ts',
	'/(public)/answer/[link]/pause': 'answer.spec.ts',
	'/(public)/joined/[receipt]': 'parent.spec.ts',
	'/(sign-in)/sign-in/code': 'sign-in.spec.ts',
	'/(sign-in)/staff/second-factor': 'sign-in.spec.ts',
	'/(sign-in)/staff/set-up/[token]': 'sign-in.spec.ts'
};

const byAnyLink = (path: string) => `/${path}/${'A'.repeat(43)}`;

/** Pages of one sentence or one button, to which a link in a letter leads: most ask before they look whose link it is. */
export const ofLinks: Record<string, At> = {
	'/(public)/certificates/[code]': '/certificates/ABCD-EFGH',
	'/(public)/address/[link]': byAnyLink('address'),
	'/(public)/day-before/[link]': byAnyLink('day-before'),
	'/(public)/offer/[offer]': { on: '/letters', link: /\/offer\// },
	'/(public)/read/[link]': { on: '/letters', link: /\/read\// },
	'/(public)/stop/[link]': { on: '/letters', link: /\/stop\// },
	'/(public)/hear/[link]': '/hear',
	'/(sign-in)/sign-in/link/[token]': byAnyLink('sign-in/link'),
	'/(sign-in)/sign-out': '/sign-out'
};

/** The address of a page; where a link leads to it, that is looked for on the page that has it. */
export async function addressOf(page: Page, guide: Guide, at: At): Promise<URL> {
	const inHouse = (path: Path) => new URL(typeof path === 'string' ? path : path(guide), guide.url);
	if (typeof at !== 'object') return inHouse(at);
	const { href } = await addressOf(page, guide, at.on);
	for (let number = 1; number <= (href.endsWith('/letters') ? 20 : 1); number += 1) {
		await page.goto(href + (number > 1 ? `?page=${number}` : ''));
		const links = await page.$$eval('main a[href]', (all) => all.map((one) => (one as HTMLAnchorElement).href));
		const link = links.find((one) => at.link.test(one));
		if (link) return new URL(link + (at.end ?? ''));
	}
	throw new Error(`there is no link like ${at.link} on ${page.url()}`);
}

/** The same page in another language. */
export const inLanguage = ({ origin, pathname }: URL, language: string) =>
	pathname.startsWith('/pocket/') ? `${origin}/pocket/${language}/` : `${origin}/${language}${pathname}`;

/** Every page of the app, as its folder says it. */
export function everyPage(): string[] {
	const folder = join(import.meta.dirname, '../../src/routes');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => `/${dirname(file)}`)
		.sort();
}
