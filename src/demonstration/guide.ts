import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtime } from '../platform/runtime.ts';
import { evaluationPages, type DemonstrationEvaluation, type EvaluationPage } from './evaluation-plan.ts';
import { bookletPages, writingWords, type DemonstrationBooklet } from './booklets.ts';
import { listeningPages, type DemonstrationListening, type ListeningPage } from './listening-pages.ts';
import { safetyPages, type SafetyPage } from './safety-pages.ts';
import type { Size } from './size.ts';
import { votePages, type DemonstrationVotes, type VotePage } from './vote-pages.ts';

/** What the demonstration says when it is ready: links that sign in, and pages to look at. */
export interface Guide {
	url: string;
	size: Size;
	signIn: Record<(typeof who)[number], string>;
	pages: Record<
		| 'course'
		| 'courseEs'
		| 'group'
		| 'dropIn'
		| 'groupEs'
		| 'whatsOn'
		| 'whatsOnEs'
		| 'feed'
		| 'feedMine'
		| 'workshop'
		| 'guest'
		| 'guestMine'
		| 'trip'
		| 'online'
		| 'each'
		| 'blocks'
		| 'moved'
		| 'areas'
		| 'area'
		| 'areaOther'
		| 'areaPlan'
		| 'register'
		| 'round'
		| 'marks'
		| 'plan'
		| 'typedSheet'
		| 'pocket'
		| 'pocketWorker'
		| 'pocketManifest'
		| 'sheetPdf'
		| 'crecheList'
		| 'crecheDay'
		| 'crecheSolver'
		| 'fits'
		| 'referral'
		| 'referralReceipt'
		| 'referralMine'
		| 'here'
		| 'calls'
		| 'notices'
		| 'newsletter'
		| 'waiting'
		| 'import'
		| 'alike'
		| 'claims'
		| 'costs'
		| 'venue'
		| 'topics'
		| 'quiet'
		| 'letters'
		| 'exercises'
		| 'activities'
		| 'booklet'
		| 'bookletEs'
		| 'bookletReadPdf'
		| 'bookletPrintPdf'
		| 'writing'
		| 'slots'
		| 'goal'
		| 'alumni'
		| 'celebration'
		| 'agreement'
		| 'agreementPdf'
		| SafetyPage
		| 'conduct'
		| EvaluationPage
		| VotePage
		| ListeningPage,
		string
	>;
	/** What stands in links that were given to somebody by letter or on a page, and her five words. */
	codes: Codes & Record<'writingWords' | 'slip' | 'board' | 'receipt' | 'application' | 'work', string>;
}

/** The link of whoever wrote for somebody, and her own; and the code on the wall of today's meeting. */
export type Codes = Record<'referral' | 'referralMine' | 'wall', string>;

export const who = [
	'coordinator',
	'facilitator',
	'secondFacilitator',
	'areaCoordinator',
	'programmeLead',
	'creche',
	'parent',
	'groupParent',
	'quietParent',
	'tripParent',
	'alumna',
	'parentLeader',
	'safeguardingLead',
	'conductLead',
	'evaluator',
	'teller',
	'panellist',
	'evaluationLead',
	'parentFacilitator',
	'otherCoordinator'
] as const;

/** Everybody as whom one can sign in by a link: also a parent whose course has ended. */
export type Somebody = (typeof who)[number] | 'formerParent';

/** The demonstration as it was filled: paths only, since the port may change from run to run. */
export interface Filled {
	organisation: string;
	other: string;
	accounts: Record<Somebody, string>;
	/** What follows `/demo/` for each. */
	links: Record<Somebody, string>;
	courses: Record<'finished' | 'running' | 'filling' | 'draft' | 'group', string>;
	/** Riverside, and the other area. */
	areas: Record<'area' | 'areaOther', string>;
	fillingSlug: string;
	groupSlug: string;
	/** Of a drop-in for some ages; none where an earlier release filled it. */
	youngSlug?: string;
	workshopSlug: string;
	/** What stands in the link of a guest of the workshop; none where an earlier release filled it. */
	guestMine?: string;
	tripSlug: string;
	/** Of a course that meets online; none where an earlier release filled it. */
	onlineSlug?: string;
	/** Of mornings for which one asks one by one; none where an earlier release filled it. */
	eachSlug?: string;
	report: string;
	/** A matter of conduct; none where an earlier release filled it. */
	conduct?: string;
	/** Where the running course meets. */
	venue?: string;
	/** The meeting whose register two phones show differently. */
	differs?: string;
	/** The next meeting of the group, of whose plan the latest meetings say something. */
	plan?: string;
	codes?: Codes;
	/** A newsletter in draft. */
	newsletter?: string;
	/** The meeting whose booklet the parent reads. */
	booklet?: DemonstrationBooklet;
	size?: Size;
	/** Projects and votes; none where an earlier release filled it. */
	votes?: DemonstrationVotes;
	/** An evaluation that parents lead; none where an earlier release filled it. */
	evaluation?: DemonstrationEvaluation;
	/** What was asked and said; none where an earlier release filled it. */
	listening?: DemonstrationListening;
}

const file = () => join(runtime().dataDir, 'demonstration.json');

/** The demonstration that this data folder holds, if it was filled to the end. */
export function filledBefore(): Filled | null {
	return existsSync(file()) ? (JSON.parse(readFileSync(file(), 'utf8')) as Filled) : null;
}

/** Notes that the demonstration is filled to the end. */
export function noteFilled(filled: Filled): void {
	writeFileSync(file(), JSON.stringify(filled), { mode: 0o600 });
}

/** A demonstration that was filled by an earlier release has none. */
const noCodes: Codes = { referral: '', referralMine: '', wall: '' };
const noBooklet: DemonstrationBooklet = { session: '', page: '' };

/** The addresses that the demonstration prints. */
export function guideTo(filled: Filled, session: string, origin: string): Guide {
	const { links, courses, report, differs, plan, codes = noCodes, booklet = noBooklet, size = 'small' } = filled;
	const at = (path: string) => origin + path;
	return {
		url: origin,
		size,
		signIn: Object.fromEntries(
			who.map((name) => [name, at((name === 'otherCoordinator' ? '/o/river-street' : '') + `/demo/${links[name]}`)])
		) as Guide['signIn'],
		codes: { ...codes, writingWords, ...codesOf(filled.votes) },
		pages: {
			...morePages(filled, at),
			course: at(`/on/${filled.fillingSlug}`),
			courseEs: at(`/es/on/${filled.fillingSlug}`),
			group: at(`/on/${filled.groupSlug}`),
			groupEs: at(`/es/on/${filled.groupSlug}`),
			whatsOn: at('/on'),
			whatsOnEs: at('/es/on'),
			feed: at('/on/calendar.ics'),
			feedMine: at('/me/calendar'),
			online: at(`/on/${filled.onlineSlug ?? ''}`),
			each: at(`/on/${filled.eachSlug ?? ''}`),
			register: at(`/sessions/${session}`),
			round: at(`/sessions/${session}/round`),
			marks: at(`/sessions/${differs ?? session}/marks`),
			plan: at(`/sessions/${plan ?? session}/plan`),
			typedSheet: at(`/sessions/${session}/typed`),
			sheetPdf: at(`/sessions/${session}/register.pdf`),
			crecheList: at(`/sessions/${session}/creche`),
			crecheDay: at(`/sessions/${session}/creche`),
			crecheSolver: at(`/manage/on/${courses.running}/rota`),
			...evaluationPages(at, report, filled.evaluation),
			...bookletPages(at, booklet),
			...groupPages(at, courses.running),
			conduct: at(`/concerns/${filled.conduct ?? ''}`),
			...oncePages(filled, at),
			...votePages(filled.votes, at)
		}
	};
}

/** A slip that nobody used, what stands on the wall beside the open board, and the receipt of a suggestion. */
const codesOf = (votes?: DemonstrationVotes) => ({
	slip: votes?.slip ?? '',
	board: votes?.board?.code ?? '',
	receipt: votes?.names?.receipt ?? '',
	application: votes?.calls?.application ?? '',
	work: votes?.calls?.work ?? ''
});

/** What comes once: a workshop with its guests, and a trip. */
const oncePages = ({ workshopSlug, guestMine = '', tripSlug }: Filled, at: (path: string) => string) => ({
	workshop: at(`/on/${workshopSlug}`),
	guest: at(`/on/${workshopSlug}/guest`),
	guestMine: at(`/guest/${guestMine}`),
	trip: at(`/on/${tripSlug}`)
});

/** What a parent plants for herself, what her group agreed on, and what she hears of. */
const groupPages = (at: (path: string) => string, running: string) => ({
	slots: at(`/me/slots/${running}`),
	goal: at(`/me/goal/${running}`),
	alumni: at('/me/alumni'),
	celebration: at(`/me/celebration/${running}`),
	agreement: at(`/me/agreement/${running}`),
	agreementPdf: at(`/me/agreement/${running}/agreement.pdf`),
	topics: at('/me/topics'),
	quiet: at('/me/quiet')
});

/** Pages of those who coordinate, of who writes for somebody, an address that was printed before, and the letters. */
function morePages(
	{ areas, courses, fillingSlug, youngSlug = '', codes = noCodes, venue = '', newsletter = '', listening }: Filled,
	at: (path: string) => string
) {
	return {
		...listeningPages(at, listening),
		venue: at(`/manage/venues/${venue}/inside`),
		fits: at('/fits'),
		...safetyPages(at),
		dropIn: at(`/on/${youngSlug}`),
		referral: at('/refer'),
		referralReceipt: at(`/refer/${codes.referral}`),
		referralMine: at(`/yours/${codes.referralMine}`),
		here: at(`/here/${codes.wall}`),
		waiting: at('/manage/waiting'),
		calls: at('/manage/calls'),
		notices: at('/manage/notices'),
		newsletter: at(`/manage/notices/${newsletter}`),
		import: at('/manage/import'),
		alike: at('/manage/people/alike'),
		claims: at('/claims'),
		costs: at(`/manage/on/${courses.running}/costs`),
		attendance: at('/manage/attendance'),
		attendanceCsv: at('/manage/attendance.csv'),
		attendanceXlsx: at('/manage/attendance.xlsx'),
		areas: at('/manage/areas'),
		area: at(`/manage/areas/${areas.area}`),
		areaPlan: at(`/manage/areas/plans/${courses.running}`),
		areaOther: at(`/manage/areas/${areas.areaOther}`),
		pocket: at('/pocket/'),
		pocketWorker: at('/pocket/worker.js'),
		pocketManifest: at('/pocket/manifest.webmanifest'),
		moved: at(`/courses/${fillingSlug}`),
		letters: at('/letters'),
		blocks: at(`/manage/on/${courses.group}`)
	};
}
