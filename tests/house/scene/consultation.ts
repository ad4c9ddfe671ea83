import { randomBytes } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

/** Who replies under her account for each course's project. */
const replies: Record<Course, string> = { birch: 'parent', cedar: 'stranger', elm: 'foreigner' };
const today = () => new Date(instant()).toISOString().slice(0, 10);

/** A consultation on the open version of a course's document that asks today, with a reply of each way, and one that nobody is asked in yet. */
export async function putConsultations(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const by = ids.person[course === 'elm' ? 'coordinator-elsewhere' : 'coordinator'];
	const version = scene.rows.find(
		(row) => row.table === 'coproduction.version' && row.circle === circle && row.marks?.includes('issued')
	);
	const about = { org, circle, by };
	const named = { project_id: circle, version_id: version?.key.split('/')[1] };
	const asking = { ...named, opened_at: new Date(instant() - 36e5) };
	const { consultation, group } = await putConsultation(scene, asking, { ...about, marks: ['consulted'] });
	await putConsultation(scene, { ...named, opened_at: null }, { ...about, marks: ['unasked'] });
	const figures = JSON.stringify({ replies: 5, said: null, groups: [], questions: [] });
	const picture = { project_id: circle, consultation_id: consultation, replies: 5, figures };
	await scene.put('coproduction.consultation_picture', picture, { ...about, marks: ['consulted'] });
	const own = { project_id: circle, consultation_id: consultation };
	await putReply(scene, own, 'link', group, { org, circle, marks: ['replied-by-address'] });
	await putReply(scene, own, 'paper', group, { ...about, marks: ['replied-on-paper'] });
	const hers = { org, circle, by: ids.person[replies[course]], of: ids.person[replies[course]] };
	await putReply(scene, own, 'account', group, { ...hers, marks: ['replied-by-her'] });
}

async function putConsultation(scene: Scene, values: Record<string, unknown>, about: About) {
	const days = { opens_on: today(), closes_on: '2099-01-01', link: randomBytes(15).toString('base64url') };
	const stands = {
		title: '{"en": "How we are together"}',
		text: '{"en": "Listen."}',
		closed_at: null,
		closed_by: null
	};
	const consultation = await scene.put('coproduction.consultation', { ...values, ...days, ...stands }, about);
	const own = { project_id: about.circle, consultation_id: consultation };
	const group = { ...own, place: 1, label: JSON.stringify({ en: 'Mothers' }), aim: 5 };
	const question = { ...own, place: 1, kind: 'agree', key: null, about: '{}', asks: '{}', choices: '{}' };
	await scene.put('coproduction.consultation_question', question, about);
	return { consultation, group: await scene.put('coproduction.sought', group, about) };
}

interface Of {
	project_id: string | undefined;
	consultation_id: string;
}

async function putReply(scene: Scene, of: Of, came: string, group: string, about: About): Promise<void> {
	const given = { came, language: 'en', replied_on: today(), who: null };
	const reply = await scene.put('coproduction.reply', { ...of, ...given }, about);
	const own = { ...of, reply_id: reply };
	await scene.put('coproduction.reply_group', { ...own, sought_id: group }, about);
	const answer = { choice: 1, words: 'CNRY-reply', read_on: null, left_out: false, words_gone: false };
	await scene.put('coproduction.reply_answer', { ...own, place: 1, ...answer }, about);
	const whose = { reply_id: reply, consultation_id: of.consultation_id, person_id: about.of };
	if (about.of) await scene.put('coproduction.reply_person', whose, about);
}
