import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../house/sources.ts';
import type { Placed } from '../house/scene/write.ts';
import type { SetScene } from '../house/set-scene.ts';

/** Everybody who opens every page: the visitor has no session, the rest have theirs of the scene. */
export const visitors = [
	'visitor',
	'parent',
	'facilitator',
	'facilitator-elsewhere',
	'creche-today',
	'coordinator',
	'area-coordinator',
	'area-coordinator-elsewhere',
	'safeguarding-lead',
	'evaluator',
	'weak',
	'ended',
	'coordinator-elsewhere'
] as const;
export type Visitor = (typeof visitors)[number];

/** Which status each visitor gets from each route, as declared. */
export const declared = JSON.parse(readFileSync(join(import.meta.dirname, 'routes.json'), 'utf8')) as Record<
	string,
	Record<string, Visitor[]>
>;

/** Every route of the app that answers something, as its folder says it. */
export function routes(): string[] {
	const files = readdirSync(join(root, 'src/routes'), { recursive: true, encoding: 'utf8' });
	const answering = files.filter((file) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(file));
	return [...new Set(answering.map((file) => `/${dirname(file)}`.replace('/.', '/')))].sort();
}

/** The address of a route, its parts in brackets filled in. */
export function addressOf(route: string, parts: Record<string, string>): string {
	const path = route
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[([^\]]+)\]/g, (_, name: string) => parts[name] ?? 'nothing');
	return path || '/';
}

/** The parts of a route that stand in brackets. */
export const partsOf = (route: string): string[] => [...route.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name ?? '');

const tables: Record<string, string> = {
	session: 'programmes.session',
	wave: 'evaluation.wave',
	evaluation: 'evaluation.evaluation',
	occasion: 'evaluation.occasion',
	venue: 'programmes.venue',
	area: 'programmes.area',
	template: 'programmes.template',
	partner: 'programmes.partner',
	child: 'people.child',
	notice: 'programmes.notice',
	slot: 'programmes.slot',
	arrival: 'programmes.arrival',
	concern: 'safeguarding.concern',
	report: 'evaluation.report',
	decision: 'coproduction.decision',
	project: 'coproduction.project',
	board: 'coproduction.board',
	document: 'coproduction.document',
	consultation: 'coproduction.consultation',
	campaign: 'coproduction.campaign',
	note: 'coproduction.note',
	theme: 'coproduction.theme',
	promise: 'coproduction.promise',
	criterion: 'coproduction.criterion',
	line: 'coproduction.plan_line',
	workshop: 'coproduction.workshop',
	step: 'coproduction.step',
	wanted: 'coproduction.call',
	application: 'coproduction.application',
	work: 'coproduction.engagement',
	need: 'coproduction.need',
	stakeholder: 'coproduction.stakeholder',
	cost: 'coproduction.budget_line',
	word: 'coproduction.word'
};

type Whose = { parent: string; course: 'birch' | 'cedar' | 'elm' };

/** What stands in the brackets for somebody of the scene and her course. */
export function partsFor({ scene, ids }: SetScene, { parent, course }: Whose): Record<string, string> {
	const [her, circle] = [ids.person[parent], ids.course[course]];
	const org = course === 'elm' ? ids.org.theirs : ids.org.ours;
	const fits = (row: Placed) => row.org === org && (row.of ?? her) === her && (row.circle ?? circle) === circle;
	const id = (table: string, at = 1) => {
		const rows = scene.rows.filter((row) => row.table === table && fits(row));
		return (rows.find((row) => row.circle) ?? rows[0])?.key.split('/')[at] ?? '';
	};
	const found = Object.fromEntries(Object.entries(tables).map(([part, table]) => [part, id(table)]));
	return {
		...found,
		exercise: 'warm-cup',
		activity: 'bus-stop',
		stage: '2',
		question: '3',
		task: 'plan-thanks',
		page: 'two-minutes-of-sky',
		kind: 'promise',
		end: found.promise ?? '',
		paragraph: id('coproduction.paragraph', 2),
		cohort: circle,
		project: circle,
		course,
		person: her ?? '',
		offer: `offer ${her}`,
		receipt: `receipt ${circle}`,
		calendar: `calendar ${her}`,
		code: 'aaaa-bbbb-cccc',
		colour: '6a2c5b',
		item: '1',
		name: 'answers.csv'
	};
}

/** The same shape, and nowhere to be found. */
export function missing(part: string): string {
	if (part === 'course') return 'nowhere';
	if (part === 'code') return 'zzzz-zzzz-zzzz';
	return /^(offer|receipt|calendar|link|token)$/.test(part) ? `${part} ${randomUUID()}` : randomUUID();
}
