import { makeCohort, type ExampleCourse } from '#rooms/programmes/courses/cohort/examples.ts';
import { askExample, joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { makeVenue } from '#rooms/programmes/courses/venue/examples.ts';
import type { Tx } from '../platform/db/tx.ts';
import type { Areas } from './areas.ts';
import type { Days } from './days.ts';
import { asking, filling, finished, joiningOf, running, waiting } from './people.ts';
import { lookAtHall } from './venues.ts';
import type { Speakers, Work } from './speakers.ts';

type Wishes = (typeof running)[number];

/** The courses of the demonstration, by how far each has come. */
export interface Courses {
	finished: Course;
	running: Course;
	filling: Course;
	/** Not on the site yet. */
	draft: Course;
}

/** A course by its id, and its address. */
export interface Course {
	id: string;
	slug: string;
}

const summer = { en: 'Seven summer mornings', es: 'Siete mañanas de verano' };
const mornings = { en: 'Seven mornings for you', es: 'Siete mañanas para ti' };
const warm = { en: 'A warm start', es: 'Un comienzo cálido' };
const spring = { en: 'A slow spring', es: 'Una primavera tranquila' };

/** The courses of the charity: one that has ended, one in its third week, one that is filling, one still to be published. */
export async function openCourses(speakers: Speakers, coordinator: Work, days: Days, areas: Areas): Promise<Courses> {
	const hall = await coordinator((tx) => makeVenue(tx));
	const library = await coordinator(makeLibrary);
	await lookAtHall(coordinator, hall);
	const open = (wishes: ExampleCourse, people: readonly Wishes[], from: number) =>
		course(speakers, coordinator, days, wishes, people, from);
	const [riverside, hilltop] = groundsOf(areas);
	const afternoon = { from: '13:00', to: '15:00', venueId: library, places: 12, ...hilltop };
	const fewBabies = { 'under-two': 2, two: 5, 'three-or-more': 8 }; // so that one family waits for its crèche
	const courses = {
		finished: await open(
			{ label: summer, firstDay: days.free(-84), ...riverside, venueId: hall, places: 14 },
			finished,
			-120
		),
		running: await open(
			{
				label: mornings,
				firstDay: days.free(-14, 3),
				...riverside,
				venueId: hall,
				places: 12,
				heldIn: 'en',
				bands: fewBabies,
				hopes: { all: 14, of: { en: 10, es: 4 } }
			},
			[...running, ...waiting],
			-40
		),
		filling: await open({ label: warm, firstDay: days.free(24), heldIn: 'all', ...afternoon }, filling, -6),
		draft: await open({ label: spring, firstDay: days.free(80), venueId: library, draft: true }, [], -1)
	};
	// asked a moment ago, and has not answered her letter: a place is held for her
	await speakers.door((door) => askExample(door, courses.filling.slug, joiningOf(asking)));
	return courses;
}

const groundsOf = (areas: Areas) =>
	[
		{ areaId: areas.riverside, partnerId: areas.familyCentre },
		{ areaId: areas.hilltop, partnerId: areas.library }
	] as const;

const makeLibrary = (tx: Tx) =>
	makeVenue(tx, {
		name: 'Camberwell library',
		area: 'Camberwell',
		access: {
			en: 'Lift to the first floor. Buggies can stay by the desk.',
			es: 'Hay ascensor al primer piso. Los carritos pueden quedarse junto al mostrador.'
		}
	});

/** A course, and everybody who asked to come, hours apart, from that many days ago on. */
async function course(
	speakers: Speakers,
	coordinator: Work,
	days: Days,
	wishes: ExampleCourse,
	people: readonly Wishes[],
	from: number
): Promise<Course> {
	const made = await coordinator((tx) => makeCohort(tx, { ...wishes, now: days.moment(from) }));
	for (const [index, person] of people.entries())
		await speakers.door((door) => joinExample(door, made.slug, joiningOf(person), days.moment(from + (index + 1) / 8)));
	return made;
}
