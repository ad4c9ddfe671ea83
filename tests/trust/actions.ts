import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/sources.ts';
import type { SetScene } from '../house/set-scene.ts';
import { routes, type Visitor } from './routes.ts';

/** Whose ids are sent: somebody else's of the same charity, or of another charity. */
export type Whose = 'another' | 'elsewhere';
type Statuses = Record<string, Visitor[]>;

/** One form of a page: what it is sent with, whose it rightly is, and how everybody else is answered. */
export interface Line {
	/** Why it is not tried with others' ids: it names nobody and touches only the sender's own things. */
	own?: string;
	fields?: Record<string, string>;
	/** Other words for the same form, where it has an id of its own. */
	other?: Record<string, string>;
	/** Who may do this to others: not sent, so that the scene stays as it is. */
	does?: Partial<Record<Whose, Visitor[]>>;
	another?: Statuses;
	elsewhere?: Statuses;
}

/** Every form, as declared. */
export const declared = JSON.parse(readFileSync(join(import.meta.dirname, 'actions.json'), 'utf8')) as Record<
	string,
	Line
>;

/** Every action of every page, as its file says it: the route, and the name of the action where it has one. */
export function actions(): string[] {
	return routes().flatMap((route) => {
		const file = join(root, 'src/routes', route.slice(1), '+page.server.ts');
		if (!existsSync(file)) return [];
		const text = readFileSync(file, 'utf8');
		return namesIn(text).map((name) => (name === 'default' ? route : `${route}?/${name}`));
	});
}

/** The names of the actions in a page's file; throws where they cannot be read, so that none goes unseen. */
export function namesIn(text: string): string[] {
	const [, many, few] = /export const actions(?:: Actions)? = \{(?:\n(.*?)\n|([^\n{}]*))\};/s.exec(text) ?? [];
	const inside = many ?? few;
	if (inside === undefined) {
		if (/export (const|\{[^}]*) ?actions\b/.test(text))
			throw new Error('actions that are not written out as an object');
		return [];
	}
	if (/^\s*\.\.\./m.test(inside)) throw new Error('actions that come from elsewhere');
	const names = many
		? [...inside.matchAll(/^\t(?:async )?'?([\w-]+)'?(?=[:(,]|$)/gm)].map(([, name]) => name)
		: inside.split(',').map((name) => name.trim());
	return names.filter((name): name is string => Boolean(name));
}

const tables: Record<string, string> = {
	registration: 'programmes.registration',
	child: 'people.child',
	merge: 'people.merge',
	place: 'creche.place',
	session: 'programmes.session',
	question: 'programmes.question',
	referral: 'programmes.referral',
	guest: 'programmes.guest',
	reply: 'people.text_reply',
	device: 'people.push',
	passkey: 'platform.passkey',
	claim: 'programmes.claim',
	distance: 'programmes.distance',
	import: 'programmes.import',
	invitation: 'evaluation.invitation',
	letter: 'platform.letter',
	venue: 'programmes.venue',
	area: 'programmes.area',
	template: 'programmes.template',
	exercise: 'programmes.exercise',
	partner: 'programmes.partner',
	wave: 'evaluation.wave',
	evaluation: 'evaluation.evaluation',
	evaluation_question: 'evaluation.question',
	outcome: 'evaluation.outcome',
	aim: 'evaluation.aim',
	helper: 'evaluation.helper',
	grant: 'platform.role_grant',
	appointment: 'platform.appointment',
	visit: 'creche.visit',
	note: 'creche.day_note',
	collector: 'creche.collector',
	settling: 'creche.settling',
	barred: 'creche.barred',
	duty: 'watch.duty',
	mark: 'programmes.mark',
	part: 'programmes.part',
	goal: 'programmes.goal',
	slot: 'programmes.slot',
	shelf: 'programmes.shelf',
	proposal: 'programmes.proposal',
	contribution: 'programmes.contribution',
	round: 'programmes.round_kind',
	agreement: 'programmes.agreement',
	notice: 'programmes.notice',
	pocket: 'programmes.pocket',
	parked: 'programmes.pocket_mark',
	target: 'coproduction.target',
	theme: 'coproduction.theme',
	activity: 'coproduction.activity',
	passage: 'coproduction.passage',
	edition: 'evaluation.edition',
	edition_link: 'evaluation.edition_link',
	option: 'coproduction.option',
	suggestion: 'coproduction.suggestion',
	alike: 'coproduction.alike',
	board: 'coproduction.board',
	card: 'coproduction.card',
	comment: 'coproduction.comment',
	version: 'coproduction.version',
	sought: 'coproduction.sought',
	answer: 'coproduction.reply_answer',
	screen: 'coproduction.board_screen',
	line: 'coproduction.roll',
	step: 'coproduction.step',
	seat: 'coproduction.panellist',
	application: 'coproduction.application',
	interview: 'coproduction.interview',
	engagement: 'coproduction.engagement',
	hours: 'coproduction.hours',
	work: 'coproduction.engagement',
	handed: 'coproduction.handed_hours',
	need: 'coproduction.need',
	stakeholder: 'coproduction.stakeholder',
	reported: 'coproduction.reported',
	cost: 'coproduction.budget_line',
	word: 'coproduction.word'
};

/** The ids that belong to somebody of the scene, by what they are. */
export function theirs(
	{ scene, ids }: SetScene,
	{ parent, course }: { parent: string; course: 'birch' | 'cedar' | 'elm' }
): Record<string, string> {
	const her = ids.person[parent] ?? '';
	const org = course === 'elm' ? ids.org.theirs : ids.org.ours;
	const id = (table: string, at = 1) => {
		const rows = scene.rows.filter(
			(row) => row.table === table && row.org === org && (row.circle ?? ids.course[course]) === ids.course[course]
		);
		return (rows.find((row) => row.of === her) ?? rows[0])?.key.split('/')[at] ?? '';
	};
	const found = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, id(table)]));
	const minder = ids.person[course === 'birch' ? 'creche-today' : 'creche-another-day'] ?? '';
	const paragraph = id('coproduction.paragraph', 2);
	return { ...found, paragraph, person: her, minder, cohort: ids.course[course], call: `referral.${her}` };
}
