import type { Ids } from './cast.ts';
import { putGuest } from './guest.ts';
import type { About, Scene } from './write.ts';

/** A template that was saved from a course, and that somebody read it. */
async function putTemplate(scene: Scene, from_cohort_id: string, by: string, about: About): Promise<void> {
	const facts = { kind: 'group', way_in: 'whole', mode: 'room', children: 'none', for_whom: 'everybody' };
	const plan = JSON.stringify([{ key: '', title: {}, weeks: [{ kind: 'theme', title: { en: 'Hello' }, parts: [] }] }]);
	const says = { name: '{"en":"Ours"}', from_label: '{"en":"Run"}', plan, begins_at: '10:00', ends_at: '12:00' };
	const saved = { ...about, by };
	const template_id = await scene.put(
		'programmes.template',
		{ ...facts, ...says, from_cohort_id, saved_by: by },
		saved
	);
	await scene.put('programmes.template_check', { template_id, language: 'en', checked_by: by }, saved);
}

/** What those who work in a course keep of it: guests, a wish for more time, a template that was saved from it. */
export async function putAround(scene: Scene, ids: Ids, [id, session]: [string, string], about: About): Promise<void> {
	const isOurs = about.org === ids.org.ours;
	const by = ids.person[isOurs ? 'facilitator' : 'coordinator-elsewhere'] ?? '';
	await putGuest(scene, [id, session], by, about);
	await putTemplate(scene, id, ids.person[isOurs ? 'coordinator' : 'coordinator-elsewhere'] ?? '', about);
	await scene.put('programmes.more_time', { session_id: session, asked_by: by }, { ...about, by });
}
