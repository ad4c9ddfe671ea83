import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { Scene } from './write.ts';

/** What can be reported, and the column in which each stands. */
const subjects = {
	card_id: 'coproduction.card',
	comment_id: 'coproduction.comment',
	option_id: 'coproduction.option',
	application_id: 'coproduction.application',
	note_id: 'coproduction.note'
} as const;

/** That somebody reported one of each: a card, a comment, a suggestion on the list, an application and a note. */
export async function putReported(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const said = { project_id: circle, why: 'other', words: 'CNRY-reported', reported_on: '2026-01-05' };
	for (const [column, table] of Object.entries(subjects)) {
		const row = scene.rows.find((one) => one.table === table && one.org === org && one.circle === circle);
		if (!row) throw new Error(`The scene has nothing to report in ${table}.`);
		await scene.put('coproduction.reported', { ...said, [column]: row.key.split('/')[1] }, { org, circle });
	}
}
