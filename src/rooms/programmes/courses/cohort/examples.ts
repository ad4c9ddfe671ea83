import { asOf, type Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { sevenWeekCourse } from '../template/seven-week-course.ts';
import { makeVenue } from '../venue/examples.ts';
import { createCohort } from './commands.server.ts';
import { publishCohort } from '../publishing/commands.server.ts';
import type { NewCourse } from './form.ts';
import { getCohort } from './queries.server.ts';

/** A course as the form is first filled in: Tuesdays from ten to twelve, twelve places, a small crèche. */
export const tuesdays: Omit<NewCourse, 'id' | 'venueId'> = {
	label: { en: 'Seven Tuesdays for you', es: 'Siete martes para ti' },
	promise: sevenWeekCourse.promise,
	places: 12,
	offerHours: 48,
	bands: { 'under-two': 6, two: 5, 'three-or-more': 8 },
	firstDay: '2027-01-12',
	from: '10:00',
	to: '12:00'
};

/** How a course of the examples differs from the usual one, and the day on which it is made. */
export interface ExampleCourse extends Partial<NewCourse> {
	/** Leave it a draft. */
	draft?: boolean;
	/** The moment at which it is made and published; before its first day. */
	now?: Date;
}

/** A course made, and published unless it is to stay a draft, by the commands that the screens use; speaks as a coordinator. */
export async function makeCohort(
	tx: Tx,
	{ draft = false, now, ...wishes }: ExampleCourse = {}
): Promise<{ id: string; slug: string }> {
	const course = { ...tuesdays, id: uuidv7(), ...wishes };
	const made = now ?? new Date(Date.parse(`${course.firstDay}T00:00:00Z`) - 60 * 86_400_000);
	const venueId = wishes.venueId === undefined ? await makeVenue(tx) : wishes.venueId;
	const outcome = await createCohort(asOf(tx, made), { ...course, venueId });
	if (!outcome.ok) throw new Error(`the example course was refused: ${outcome.reason}`);
	if (!draft && !(await publishCohort(asOf(tx, made), course.id)).ok)
		throw new Error('the example course could not be published');
	return getCohort(tx, course.id);
}
