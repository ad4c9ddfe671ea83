import { showOwnName } from '#rooms/programmes/courses/shown-name/commands.server.ts';
import { askAboutCourse } from '#rooms/programmes/joining/question/commands.server.ts';
import type { Asked } from '#rooms/programmes/joining/question/form.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Courses } from './courses.ts';
import type { Speakers, Work } from './speakers.ts';

const questions: [Omit<Asked, 'id' | 'machine'>, string][] = [
	[
		{ words: 'Is there somewhere quiet to feed my baby?', called: 'Zoe', reach: phone('07700 900461'), safe: 'any' },
		'en'
	],
	[
		{ words: '¿Puedo venir con mi madre el primer día?', called: '', reach: phone('07700 900462'), safe: 'evening' },
		'es'
	]
];

function phone(value: string): Asked['reach'] {
	return { kind: 'phone', value };
}

/** Two questions that wait on the page of the course that is filling, and the first name of whoever facilitates it. */
export async function askAroundCourses(speakers: Speakers, courses: Courses, facilitator: Work): Promise<void> {
	for (const [asked, language] of questions)
		await speakers.door((door) =>
			askAboutCourse(door, courses.filling.slug, { ...asked, id: uuidv7(), machine: false }, language)
		);
	await facilitator((tx) => showOwnName(tx, { shown: true, name: 'Amina' }));
}
