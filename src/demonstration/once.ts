import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { openToAll } from '#rooms/programmes/courses/fit-rule/form.ts';
import { online } from '#rooms/programmes/courses/template/online.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { threeBlockGroup } from '#rooms/programmes/courses/template/three-block-group.ts';
import { trip } from '#rooms/programmes/courses/template/trip.ts';
import { workshop } from '#rooms/programmes/courses/template/workshop.ts';
import { makeVenue } from '#rooms/programmes/courses/venue/examples.ts';
import { bookExample } from '#rooms/programmes/joining/guest/examples.ts';
import { welcomeGuests } from '#rooms/programmes/joining/guest/commands.server.ts';
import { sayForDay } from '#rooms/programmes/meetings/day-yes/commands.server.ts';
import { joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import type { Course } from './courses.ts';
import { moveWithin } from './sessions.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

const noCreche = { 'under-two': 0, two: 0, 'three-or-more': 0 };

/** Who comes to the workshop for their work. */
const guests = [
	{
		called: 'Hannah Okoye',
		comesAs: 'midwife',
		organisation: 'Riverside birth centre',
		way: 'hannah@midwives.example'
	},
	{ called: 'Tomos', comesAs: 'charity', organisation: 'Toy library on wheels', way: '' }
] as const;

/** A workshop: one morning about one thing, with places as in a course, three of them for guests, two of whom have booked and do not know yet that it begins half an hour later. */
export async function openWorkshop(
	speakers: Speakers,
	coordinator: Work,
	days: Days,
	venueId: string
): Promise<Course & { guestMine: string }> {
	const made = await coordinator((tx) =>
		makeCohort(tx, {
			template: workshop.key,
			label: { en: 'Carrying a baby in a cloth', es: 'Llevar al bebé en un pañuelo' },
			promise: workshop.promise,
			rules: { ...openToAll, childFrom: 'pregnant-late', childTo: 'baby' },
			firstDay: days.free(12),
			venueId,
			places: 10,
			now: days.moment(-3)
		})
	);
	await coordinator((tx) => welcomeGuests(tx, made.id, 3));
	let guestMine = '';
	for (const guest of guests) guestMine = await speakers.door((door) => bookExample(door, made.slug, guest));
	const [morning] = await coordinator((tx) => listSessions(tx, made.id));
	if (morning) await moveWithin(coordinator, speakers.job, morning, { from: '10:30', to: '12:30' });
	return { ...made, guestMine };
}

/** Who has seats on the coach: families of several sizes. */
const families = [
	{ called: 'Imogen', grownUps: 1, children: 2 },
	{ called: 'Kwame', grownUps: 2, children: 3 },
	{ called: 'Lucía', grownUps: 1, children: 1, language: 'es' },
	{ called: 'Sefa', grownUps: 2, children: 1 }
];

/** A day at the sea by coach: 41 seats, what it costs, where one meets, and four families who have theirs. */
export async function openTrip(
	speakers: Speakers,
	coordinator: Work,
	days: Days
): Promise<Course & { parent: string }> {
	const beach = await coordinator((tx) =>
		makeVenue(tx, {
			name: 'The beach',
			area: 'Whitstable',
			access: {
				en: 'Pebbles. There is a flat path along the sea.',
				es: 'Hay piedras. Un camino llano va junto al mar.'
			}
		})
	);
	const made = await coordinator((tx) =>
		makeCohort(tx, {
			template: trip.key,
			label: { en: 'A day at the sea', es: 'Un día en el mar' },
			promise: trip.promise,
			cost: { en: '£5, or what you can; nobody asks', es: '5 £, o lo que puedas; nadie pregunta' },
			meetingPoint: {
				en: 'At the gate of the park, at a quarter to ten. The coach is green.',
				es: 'En la puerta del parque, a las diez menos cuarto. El autocar es verde.'
			},
			firstDay: days.free(19),
			...trip.hours,
			places: 41,
			bands: noCreche,
			venueId: beach,
			now: days.moment(-5)
		})
	);
	for (const [at, { called, language = 'en', ...seats }] of families.entries()) {
		const reach = { kind: 'email', value: `trip-${at}@example.org` } as const;
		const joining = { called, language, seats, reach };
		await speakers.door((door) => joinExample(door, made.slug, joining, days.moment(-4 + at / 2)));
	}
	return { ...made, parent: await sayForTrip(speakers, made) };
}

/** What two of the families say for the day: one number, and that no photos are taken. Returns who said the first. */
async function sayForTrip(speakers: Speakers, { id }: Course): Promise<string> {
	let first = '';
	const said = { 'trip-0@example.org': { photos: true, emergency: 'Sam, 0113 496 0000' } };
	for (const [email, words] of Object.entries({ ...said, 'trip-1@example.org': { photos: false, emergency: '' } })) {
		const { account_id } = await speakers.host((host) =>
			host.db
				.selectFrom('platform.sign_in_name')
				.select('account_id')
				.where('email', '=', email)
				.executeTakeFirstOrThrow()
		);
		const speaks = await speakers.as(account_id, false);
		await speaks(async (tx) => sayForDay(tx, (await listSessions(tx, id))[0]?.id ?? '', words));
		first ||= account_id;
	}
	return first;
}

/** Evenings on a screen or by phone: no room, a link and a number, and three parents who have a place. */
export async function openOnline(speakers: Speakers, coordinator: Work, days: Days): Promise<Course> {
	const made = await coordinator((tx) =>
		makeCohort(tx, {
			template: online.key,
			label: online.name,
			promise: online.promise,
			mode: 'online',
			venueId: null,
			wayOnline: { link: 'https://meet.example.org/four-evenings', phone: '0113 496 0100, 123 456#' },
			firstDay: days.free(9),
			...online.hours,
			places: 10,
			bands: noCreche,
			now: days.moment(-6)
		})
	);
	for (const [at, called] of ['Freya', 'Nadifa', 'Teresa'].entries())
		await speakers.door((door) =>
			joinExample(door, made.slug, { called, language: 'en', children: [] }, days.moment(-5 + at / 2))
		);
	return made;
}

/** Who asked for which mornings: the first is full, and somebody waits for it alone. */
const mornings = [
	{ called: 'Zainab', weeks: [1, 3], baby: 'Idris' },
	{ called: 'Bronwen', weeks: [1] },
	{ called: 'Lucía', language: 'es', weeks: [1, 2] },
	{ called: 'Tove', weeks: [1], baby: 'Alva' }
];

/** Mornings for which one asks one by one: three places each, a crèche for one baby, and a list for the first. */
export async function openMornings(
	speakers: Speakers,
	coordinator: Work,
	days: Days,
	venueId: string
): Promise<Course> {
	const made = await coordinator((tx) =>
		makeCohort(tx, {
			template: threeBlockGroup.key,
			wayIn: 'each',
			label: { en: 'Mornings with clay', es: 'Mañanas con barro' },
			promise: {
				en: 'Two hours with clay and tea. Come on the days that suit you; what you made waits on the shelf.',
				es: 'Dos horas con barro y té. Ven los días que te vengan bien; lo que hiciste espera en la estantería.'
			},
			firstDay: days.free(8),
			venueId,
			places: 3,
			bands: { ...noCreche, 'under-two': 1 },
			now: days.moment(-7)
		})
	);
	const sessions = await coordinator((tx) => listSessions(tx, made.id));
	for (const [at, { called, weeks, language = 'en', baby }] of mornings.entries())
		for (const week of weeks) {
			const children = baby ? [{ ...mateo, firstName: baby, ageBand: 'under-two' as const }] : [];
			const reach = { kind: 'email', value: `clay-${at}@example.org` } as const;
			const sessionId = sessions[week - 1]?.id;
			const joining = { called, language, reach, children, sessionId };
			await speakers.door((door) => joinExample(door, made.slug, joining, days.moment(-6 + at / 2)));
		}
	return made;
}
