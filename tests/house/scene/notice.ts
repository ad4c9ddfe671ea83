import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import { hashOf } from './secrets.ts';
import type { Scene } from './write.ts';

const hourAgo = () => new Date(instant() - 36e5);

/** What is said to those of a course: one that waits, and one that was sent. */
export async function putNotices(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const org = orgOf(course, ids);
	const by = ids.person[org === ids.org.ours ? 'coordinator' : 'coordinator-elsewhere'];
	const about = { org, by, circle: ids.course[course] };
	const eyes = ids.person[org === ids.org.ours ? 'facilitator' : 'foreigner'];
	const read = { approved_by: eyes, approved_at: hourAgo() };
	const row = {
		...read,
		circle_id: ids.course[course],
		who: 'place',
		words: '{"en":"CNRY-notice"}',
		written_by: by,
		changed_by: by
	};
	const [draft, sent] = ['draft', 'sent'].map((what) => hashOf(`notice ${what} ${about.circle}`));
	await scene.put('programmes.notice', { ...row, link_hash: draft }, { ...about, marks: ['unsent'] });
	await scene.put('programmes.notice', { ...row, link_hash: sent, sent_at: hourAgo(), sent_by: by }, about);
}
