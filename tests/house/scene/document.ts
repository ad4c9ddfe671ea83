import { uuidv7 } from '#platform/db/ids.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

/** Who says something to the document of each course's project. */
const says: Record<Course, string> = { birch: 'parent', cedar: 'stranger', elm: 'foreigner' };

/** A document of a course's project: a version that is open, to which somebody said something, and a draft of the next, with a change that rests on it. */
export async function putDocuments(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const by = ids.person[course === 'elm' ? 'coordinator-elsewhere' : 'coordinator'];
	const own = { project_id: circle };
	const issued = { org, circle, by, marks: ['issued'] };
	const drafted = { org, circle, by, marks: ['drafted'] };
	const title = JSON.stringify({ en: 'How we are together' });
	const document = await scene.put('coproduction.document', { ...own, kind: 'principles', title }, issued);
	const key = uuidv7();
	const put = (number: number, state: string, opened_on: string | null, about: About) =>
		putVersion(scene, { ...own, document_id: document, number, state, opened_on, published_on: null }, key, about);
	const open = await put(1, 'open', '2026-01-05', issued);
	const { change } = await put(2, 'draft', null, drafted);
	const hers = { org, circle, by, of: ids.person[says[course]], marks: ['sayable'] };
	const said = { ...own, version_id: open.version, key, language: 'en', said_on: '2026-01-05' };
	const comment = await scene.put(
		'coproduction.comment',
		{ ...said, person_id: hers.of, read_on: null, why: null },
		hers
	);
	const link = { ...own, change_id: change, by_comment_id: comment };
	await scene.put('coproduction.because', link, { org, circle, by, marks: ['linked'] });
}

async function putVersion(scene: Scene, values: Record<string, unknown>, key: string, about: About) {
	const version = await scene.put('coproduction.version', values, about);
	const own = { project_id: about.circle, version_id: version, key };
	const words = JSON.stringify({ en: 'CNRY-paragraph' });
	await scene.put('coproduction.paragraph', { ...own, place: 1, words }, about);
	const change = await scene.put('coproduction.change', { ...own, kind: 'kept', other_key: null }, about);
	return { version, change };
}
