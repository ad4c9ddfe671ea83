import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { Scene } from './write.ts';

/** Who helps in an evaluation beside each course. */
const helpers: Record<Course, string> = { birch: 'parent', cedar: 'stranger', elm: 'foreigner' };

const day = (from: number) => new Date(instant() + from * 864e5).toISOString().slice(0, 10);

/** An evaluation with what it asks, whom it must hear, somebody who helps, and somebody to whom nobody has said yes yet. */
export async function putEvaluation(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const org = orgOf(course, ids);
	const about = { org, of: ids.person[helpers[course]] };
	const plan = { name: '{"en":"Spring"}', purpose: '{"en":"To learn"}', led_by: 'CNRY-lead' };
	const days = { opens_on: day(-7), closes_on: day(60) };
	const evaluation_id = await scene.put('evaluation.evaluation', { ...plan, ...days }, about);
	await scene.put('evaluation.question', { evaluation_id, methods: '{stories}' }, about);
	await scene.put('evaluation.outcome', { evaluation_id }, about);
	await scene.put('evaluation.aim', { evaluation_id, months: 0, wanted: 3 }, about);
	const helps = { evaluation_id, called: 'CNRY-helper', does: 'collects', since: day(-7), until: day(60) };
	const agreed = { person_id: about.of, agreed_at: new Date(instant()) };
	await scene.put('evaluation.helper', { ...helps, ...agreed }, about);
	const room = { starts: '10:00', place: 'CNRY-place', minutes: 120, people: 9, facilitators: 4, languages: '{en}' };
	const session = { evaluation_id, held_on: day(0), children: false, ...room };
	const occasion_id = await scene.put('evaluation.occasion', session, about);
	await scene.put('evaluation.stretch', { occasion_id, place: 1, kind: 'stories', why: 'CNRY-why' }, about);
	await scene.put('evaluation.disturbance', { occasion_id, kind: 'noise' }, about);
	await scene.put('evaluation.helper', helps, { org, marks: ['unagreed'] });
}
