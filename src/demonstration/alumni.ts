import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { inviteCircles } from '#rooms/programmes/courses/gathering/commands.server.ts';
import { gathering } from '#rooms/programmes/courses/template/workshop.ts';
import { comeToGathering, joinAlumni } from '#rooms/programmes/taking-part/alumni/commands.server.ts';
import type { Courses } from './courses.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

/** Who finished the summer course and likes to stay in touch; the first is the one whose page the demonstration opens. */
const alumnae = ['gloria.summer@example.org', 'kemi.summer@example.org', 'leila.summer@example.org'];

/** Three of the course that has ended join the alumni of its programme; a gathering is for them and for the course that is running, and two would like to come. */
export async function gatherAlumni(
	speakers: Speakers,
	coordinator: Work,
	courses: Courses,
	days: Days
): Promise<string> {
	const { programmeId, venueId } = await coordinator((tx) => getCohort(tx, courses.finished.id));
	const rows = await speakers.host((host) =>
		host.db
			.selectFrom('platform.sign_in_name')
			.select('account_id')
			.where('email', 'in', alumnae)
			.orderBy('email')
			.execute()
	);
	const people = rows.map((row) => row.account_id);
	for (const person of people) await speakers.atDoor(person, (door) => joinAlumni(door, programmeId));
	const made = await coordinator((tx) =>
		makeCohort(tx, {
			template: gathering.key,
			label: { en: 'Soup and stories', es: 'Sopa e historias' },
			promise: gathering.promise,
			venueId,
			places: null,
			bands: { 'under-two': 0, two: 0, 'three-or-more': 0 },
			firstDay: days.free(15),
			now: days.moment(-6)
		})
	);
	const invited = await coordinator((tx) => inviteCircles(tx, made.id, [programmeId, courses.running.id]));
	if (!invited.ok) throw new Error(`the gathering of the demonstration was refused: ${invited.reason}`);
	for (const person of people.slice(1)) await speakers.atDoor(person, (door) => comeToGathering(door, made.id));
	return people[0] ?? '';
}
