import { instant, moment } from '#platform/clock.ts';
import { randomUUID } from 'node:crypto';
import { cast, courses, type Course, type Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

const day = (from: number) => new Date(instant() + from * 864e5).toISOString().slice(0, 10);

/** What evaluation and safeguarding keep: words, waves, answers, spreadsheets, reports, concerns. */
export async function putMeasured(scene: Scene, ids: Ids): Promise<void> {
	const wordings: Record<string, string> = {};
	for (const org of Object.values(ids.org)) wordings[org] = await putSpreadsheet(scene, org);
	for (const course of Object.keys(courses) as Course[]) {
		const org = orgOf(course, ids);
		const wave = await putWave(scene, org, ids.course[course]);
		for (const [name, person] of Object.entries(cast))
			if (person.course === course)
				await putAnswers(scene, {
					org,
					of: ids.person[name] ?? '',
					circle: ids.course[course],
					wave,
					wording: wordings[org] ?? ''
				});
	}
	for (const [name, person] of Object.entries(cast)) {
		if (person.course || person.role?.role === 'safeguarding_lead') await putConcern(scene, ids, name, 'safe');
		if (['facilitator', 'safeguarding-lead', 'conduct-lead', 'coordinator-elsewhere'].includes(name))
			await putConcern(scene, ids, name, 'conduct');
	}
	for (const named of ['safeguarding-lead', 'conduct-lead']) await putConcern(scene, ids, 'peer', 'safe', named);
	await putConcern(scene, ids, 'facilitator', 'conduct', 'conduct-lead');
}

async function putSpreadsheet(scene: Scene, org: string): Promise<string> {
	const dataset_id = await scene.put(
		'evaluation.dataset',
		{ title: 'Spring', measure: 'how-things-are', file_name: 'spring.csv', columns: '{}' },
		{ org }
	);
	const line = { dataset_id, line: 2, participant: 'p1', cohort: 'spring', wave: 'before', answers: '{}' };
	await scene.put('evaluation.dataset_row', line, { org });
	const report_id = await scene.put(
		'evaluation.report',
		{ title: '{"en":"Spring","es":"Primavera"}', measure: 'how-things-are', dataset_id },
		{ org }
	);
	await scene.put('evaluation.summary', { report_id, figures: '{}' }, { org });
	await scene.put('evaluation.release', { report_id, version: 1, release: '{}' }, { org });
	await scene.put('evaluation.foreword', { report_id, version: 1, words: '{"en":"Thank you"}' }, { org });
	const edition = { report_id, number: 1, version: 1, figures: '{}', says: '{}' };
	const edition_id = await scene.put('evaluation.edition', edition, { org });
	await scene.put('evaluation.edition_link', { edition_id }, { org });
	const words = { measure: 'how-things-are', language: 'en', version: 1, title: 'How things are', items: '[]' };
	const wording_id = await scene.put(
		'evaluation.wording',
		{ ...words, source: 'ours', licence_reference: 'ours' },
		{ org }
	);
	await scene.put('evaluation.wording_check', { wording_id, item: 1, most: 'Always' }, { org });
	return wording_id;
}

async function putWave(scene: Scene, org: string, cohort_id: string): Promise<string> {
	const values = { cohort_id, measure: 'how-things-are', kind: 'before', opens_on: day(-1), closes_on: day(7) };
	const report = { title: '{"en":"Spring","es":"Primavera"}', measure: 'how-things-are', cohort_id };
	await scene.put('evaluation.report', report, { org, circle: cohort_id });
	return scene.put('evaluation.wave', values, { org, circle: cohort_id });
}

interface Measured {
	org: string;
	of: string;
	circle: string;
	wave: string;
	wording: string;
}

async function putAnswers(scene: Scene, { org, of, circle, wave, wording }: Measured): Promise<void> {
	const her = { org, of, circle };
	const participant_id = await scene.put('evaluation.participant', { id: randomUUID(), person_id: of }, her);
	const invitation_id = await scene.put('evaluation.invitation', { wave_id: wave, participant_id }, her);
	await scene.put('evaluation.link', { invitation_id }, her);
	await scene.put(
		'platform.letter',
		{ account_id: of, kind: 'evaluation.invitation', data: { wave, step: 'first' }, withheld: 'by-phone' },
		{ org, of, circle, marks: ['unreached', 'no-alert'] }
	);
	const values = { invitation_id, wave_id: wave, participant_id, wording_id: wording, language: 'en' };
	const response_id = await scene.put('evaluation.response', values, her);
	await scene.put('evaluation.answer', { response_id, item: 1, value: 2 }, her);
}

/** Who reads what stands on each wall. */
const readers = { safe: 'safeguarding-lead', conduct: 'conduct-lead' } as const;
const readBy = (wall: keyof typeof readers, named?: string) =>
	(['safe', 'conduct'] as const).filter(
		(one) => (one === wall || (one === 'conduct' && named)) && readers[one] !== named
	);

/** A concern about somebody on a wall; it may name somebody who reads concerns, who is then set apart, and conduct leads read it too. */
async function putConcern(
	scene: Scene,
	ids: Ids,
	name: string,
	wall: keyof typeof readers,
	named?: string
): Promise<void> {
	const side = cast[name]?.org ?? 'ours';
	const lead = ids.person[side === 'ours' ? 'safeguarding-lead' : 'lead-elsewhere'] ?? '';
	const marks = readBy(wall, named);
	const her = { org: ids.org[side], of: ids.person[name], marks };
	const concern_id = await scene.put(
		'safeguarding.concern',
		{
			person_id: her.of,
			wall,
			source: 'staff',
			about: `{"words":"CNRY-${name}-concern"}`,
			raised_by: lead,
			taken_by: lead,
			taken_at: moment()
		},
		her
	);
	await scene.put(
		'safeguarding.entry',
		{ concern_id, written_by: lead, kind: 'note', words: `CNRY-${name}-entry` },
		{ ...her, by: lead }
	);
	await scene.put('safeguarding.alert', { concern_id, step: 0 }, her);
	const apart = named
		? { account_id: ids.person[named], why: 'named' }
		: { account_id: ids.person.evaluator, why: 'said' };
	await scene.put('safeguarding.apart', { concern_id, ...apart }, her);
	await putTold(scene, ids, { concern_id, lead, her, marks });
}

/** What is told of a concern besides: its trail, a look, and an alert. */
async function putTold(
	scene: Scene,
	ids: Ids,
	{ concern_id, lead, her, marks }: { concern_id: string; lead: string; her: About; marks: string[] }
): Promise<void> {
	const job = { actor_kind: 'job', action: 'safeguarding.concern.alerted', subject: `{"concern":"${concern_id}"}` };
	await scene.put('platform.audit', { ...job, kept_from: her.of }, { ...her, marks: ['safeguarding', ...marks] });
	const raiser = ids.person[her.org === ids.org.ours ? 'facilitator' : 'coordinator-elsewhere'] ?? '';
	const trail = { actor_id: raiser, actor_kind: 'person', action: 'safeguarding.concern.opened', subject: job.subject };
	await scene.put(
		'platform.audit',
		{ ...trail, kept_from: her.of },
		{ ...her, by: raiser, marks: ['safeguarding', ...marks] }
	);
	const look = { actor_id: lead, actor_kind: 'person', person_id: her.of, what: 'safeguarding.concern' };
	await scene.put('platform.access', look, { ...her, by: lead });
	// an alert is never to be said by phone; were it so by mistake, the coordinator must not see it either
	const alert = { account_id: lead, kind: 'safeguarding.alert', withheld: 'by-phone' };
	await scene.put('platform.letter', alert, { org: her.org, of: lead });
}
