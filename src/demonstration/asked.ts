import { showOwnName } from '#rooms/programmes/courses/shown-name/commands.server.ts';
import { askAboutCourse } from '#rooms/programmes/joining/question/commands.server.ts';
import { wantToHear } from '#rooms/programmes/joining/interest/commands.server.ts';
import type { WantsToHear } from '#rooms/programmes/joining/interest/form.ts';
import type { Asked } from '#rooms/programmes/joining/question/form.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { tellTeam } from '#rooms/programmes/meetings/parent-message/commands.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { asOf } from '../platform/db/tx.ts';
import type { Courses } from './courses.ts';
import type { Speakers, Work } from './speakers.ts';

const questions: [Omit<Asked, 'id' | 'machine'>, string][] = [
	[
		{
			words: 'Is there somewhere quiet to feed my baby?',
			called: 'Zoe',
			reach: { kind: 'phone', value: '07700 900461' },
			safe: 'any'
		},
		'en'
	],
	[
		{ words: '¿Puedo venir con mi madre el primer día?', called: '', reach: phone('07700 900462'), safe: 'evening' },
		'es'
	],
	[{ words: 'Is there room for a double buggy?', called: '', reach: null, safe: 'any' }, 'en']
];

const allDay = { fromHour: 8, toHour: 21, days: [1, 2, 3, 4, 5, 6, 7], note: '', mayLeaveMessage: false };
const wishes: Pick<WantsToHear, 'called' | 'reach' | 'safe' | 'area' | 'heldIn'>[] = [
	{
		called: 'Dalia',
		reach: { kind: 'phone', value: '07700 900463' },
		safe: { ...allDay, mayEmail: false, mayText: true, mayCall: true },
		area: 'Camberwell',
		heldIn: 'es'
	},
	{
		called: 'Zofia',
		reach: { kind: 'phone', value: '07700 900461' },
		safe: { ...allDay, mayEmail: false, mayText: false, mayCall: true },
		area: 'Riverside',
		heldIn: ''
	},
	{
		called: 'Maeve',
		reach: { kind: 'email', value: 'maeve@example.org' },
		safe: { ...allDay, mayEmail: true, mayText: false, mayCall: false },
		area: 'Dulwich',
		heldIn: ''
	}
];

function phone(value: string): Asked['reach'] {
	return { kind: 'phone', value };
}

/** Three questions that wait on the page of the course that is filling, three people who want to hear of the next, and the first name of whoever facilitates. */
export async function askAroundCourses(speakers: Speakers, courses: Courses, facilitator: Work): Promise<void> {
	for (const [asked, language] of questions)
		await speakers.door((door) =>
			askAboutCourse(door, courses.filling.slug, { ...asked, id: uuidv7(), machine: false }, language)
		);
	for (const wish of wishes)
		await speakers.door((door) =>
			wantToHear(door, { ...wish, id: uuidv7(), machine: false, course: '' }, wish.heldIn || 'en')
		);
	await facilitator((tx) => showOwnName(tx, { shown: true, name: 'Amina' }));
}

/** A parent tells those who run the meeting of today, an hour before it, that she will be late. */
export async function tellTheTeam(parent: Work, courses: Courses): Promise<void> {
	await parent(async (tx) => {
		const today = (await listSessions(tx, courses.running.id)).find(({ week }) => week === 3);
		if (!today) return;
		const before = asOf(tx, new Date(today.startsAt.getTime() - 3_600_000));
		await tellTeam(before, today.id, { id: uuidv7(), kind: 'late', words: '' });
	});
}
