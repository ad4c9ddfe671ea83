import { randomBytes } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { orgOf } from './people.ts';
import type { About, Scene } from './write.ts';

const codes: Record<Course, string> = { birch: 'BCDFGHJK', cedar: 'CDFGHJKL', elm: 'DFGHJKLM' };

/** A board of a course's project that is open, with a card and a screen; one that nobody opened yet, of a step; and one that is kept, whose card leads to a theme. */
export async function putBoards(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const [org, circle] = [orgOf(course, ids), ids.course[course]];
	const by = ids.person[course === 'elm' ? 'coordinator-elsewhere' : 'coordinator'];
	const open = { org, circle, by, marks: ['unkept'] };
	const { board } = await putBoard(scene, open, {
		state: 'open',
		code: codes[course],
		reads: null,
		kept_on: null,
		step_id: null
	});
	await putBoard(
		scene,
		{ ...open, marks: ['unkept', 'closed'] },
		{ state: 'closed', code: null, reads: null, kept_on: null, step_id: stepOf(scene, circle) }
	);
	const until = { ends_at: new Date(instant() + 36e5), ended_at: null };
	const screen = { project_id: circle, board_id: board, code_hash: randomBytes(32), came_at: null, ...until };
	await scene.put('coproduction.board_screen', screen, open);
	const kept = { org, circle, by, marks: ['kept'] };
	const { card } = await putBoard(scene, kept, {
		state: 'kept',
		code: null,
		reads: null,
		kept_on: '2026-01-05',
		step_id: null
	});
	const theme = scene.rows.find((row) => row.table === 'coproduction.theme' && row.circle === circle);
	const link = { project_id: circle, theme_id: theme?.key.split('/')[1], by_card_id: card };
	await scene.put('coproduction.because', link, { org, circle, by, marks: ['from-card'] });
}

/** A step of the project's workshop, where there is one. */
const stepOf = (scene: Scene, circle: string) =>
	scene.rows.find((row) => row.table === 'coproduction.step' && row.circle === circle)?.key.split('/')[1] ?? null;

async function putBoard(scene: Scene, about: About, stands: Record<string, unknown>) {
	const own = { project_id: about.circle };
	const board = await scene.put('coproduction.board', { ...own, ...stands }, about);
	const read =
		stands.state === 'kept' ? { read_on: '2026-01-05', read_by: about.by } : { read_on: null, read_by: null };
	await scene.put('coproduction.board_column', { ...own, board_id: board, place: 1, corrected: 0, ...read }, about);
	const said = {
		column_place: 1,
		place: 1000,
		language: 'en',
		came: 'phone',
		added_on: '2026-01-05',
		is_hidden: false
	};
	const card = await scene.put('coproduction.card', { ...own, board_id: board, ...said }, about);
	return { board, card };
}
