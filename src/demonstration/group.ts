import { asOf, type Tx } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { isoDay } from '../platform/i18n/dates.ts';
import { noteHeads } from '#rooms/programmes/meetings/head-count/commands.server.ts';
import { layBlock } from '#rooms/programmes/courses/block/commands.server.ts';
import { getComingBlock } from '#rooms/programmes/courses/block/queries.server.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { threeBlockGroup } from '#rooms/programmes/courses/template/three-block-group.ts';
import { showGreenRoom } from './logos.ts';
import { makeVenue } from '#rooms/programmes/courses/venue/examples.ts';
import { brightHands, fewHands, runExampleSession } from '#rooms/programmes/meetings/day/examples.ts';
import { welcomeAgain, welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
import { sayIMayCome, sayIMayComeMyself } from '#rooms/programmes/meetings/may-come/commands.server.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';
import type { Course } from './courses.ts';

/** Who came through the open door, in the order in which they first came, and in which of the weeks they came. */
const comers = [
	{ called: 'Chidi', language: 'en', weeks: [0, 1, 2, 4, 5, 6] },
	{ called: 'Marisol', language: 'es', weeks: [0, 2, 3, 4, 6] },
	{ called: 'Bronwen', language: 'en', weeks: [0, 1] },
	{ called: 'Yusra', language: 'en', weeks: [1, 2, 3, 5, 6] },
	{ called: 'Ewa', language: 'en', weeks: [2, 3, 4, 5, 6] },
	{ called: 'Callum', language: 'en', weeks: [3, 5] },
	{ called: 'Paloma', language: 'es', weeks: [4, 5, 6] }
];

/** A weekly group with an open door: its first block is over, its second has begun. */
export async function openGroup(coordinator: Work, days: Days): Promise<Course> {
	const venueId = await coordinator((tx) =>
		makeVenue(tx, {
			name: 'The green room',
			area: 'Peckham',
			access: { en: 'Ring at the blue door.', es: 'Llama a la puerta azul.' },
			way: {
				en: 'Bus 78 to Holly Grove, then five minutes on foot: one kerb, no hill, a crossing with lights.',
				es: 'El autobús 78 hasta Holly Grove y cinco minutos a pie: un bordillo, sin cuesta, un paso con semáforo.'
			}
		})
	);
	await showGreenRoom(coordinator, venueId);
	const group = await coordinator((tx) =>
		makeCohort(tx, {
			template: threeBlockGroup.key,
			label: { en: 'The warm room', es: 'La sala cálida' },
			promise: threeBlockGroup.promise,
			places: null,
			hopes: { all: 10, of: { en: 6, es: 3 } },
			bands: { 'under-two': 0, two: 0, 'three-or-more': 0 },
			firstDay: days.free(-48, 8),
			venueId,
			now: days.moment(-60)
		})
	);
	const laid = await coordinator(async (tx) => {
		const then = asOf(tx, days.moment(-20));
		const { times } = await getComingBlock(then, group.id);
		return layBlock(then, group.id, { id: uuidv7(), ...times });
	});
	if (!laid.ok) throw new Error(`the second block of the group was refused: ${laid.reason}`);
	return group;
}

/** Whoever came to the meetings that have been is written down as the screens do it. Returns who came first, and the next meeting. */
export async function runGroup(facilitator: Work, group: Course, days: Days): Promise<{ first: string; next: string }> {
	const sessions = await facilitator((tx) => listSessions(tx, group.id));
	const over = sessions.filter((session) => isoDay(session.startsAt, 'Europe/London') < days.day(0));
	const known = new Map<string, string>();
	for (const [week, session] of over.entries()) {
		const then = (tx: Tx) => asOf(tx, session.startsAt);
		for (const { called, language, weeks } of comers) {
			if (!weeks.includes(week)) continue;
			const before = known.get(called);
			const id = await facilitator((tx) => welcome(then(tx), session.id, { called, language, before }));
			known.set(called, id);
		}
		// more came than gave a name
		await facilitator((tx) => noteHeads(then(tx), session.id, { adults: 9 + (week % 4), children: 8 + (week % 3) }));
		// it begins late, and arriving takes longer than the plan has for it
		const hands =
			week === 2 ? fewHands : { ...brightHands, sunny: 1 + (week % 3), 'bright-spells': 2, storm: week % 2 };
		const went = { late: 11 + (week % 3), took: [24 + (week % 3), 10] };
		await facilitator((tx) => runExampleSession(tx, session.id, { states: [null], hands, ...went }));
	}
	return { first: known.get('Chidi') ?? '', next: sessions[over.length]?.id ?? '' };
}

async function welcome(
	tx: Tx,
	sessionId: string,
	{ called, language, before }: { called: string; language: string; before: string | undefined }
): Promise<string> {
	const outcome = before
		? await welcomeAgain(tx, sessionId, before)
		: await welcomeWalkIn(tx, sessionId, { id: uuidv7(), called, language, brought: '' });
	if (!outcome.ok) throw new Error(`${called} could not be welcomed: ${outcome.reason}`);
	return before ?? outcome.value ?? '';
}

/** Somebody of the group says that he may come next time; two who were not asked who they are do so on the public page. */
export async function sayWhoMayCome(speakers: Speakers, member: string, group: Course): Promise<void> {
	const hers = await speakers.as(member, false);
	const sessions = await hers((tx) => listSessions(tx, group.id));
	const now = await speakers.host((host) => Promise.resolve(host.now));
	const next = sessions.find((session) => session.startsAt > now);
	if (!next) return;
	await hers((tx) => sayIMayComeMyself(tx, next.id));
	for (const id of [uuidv7(), uuidv7()]) await speakers.door((door) => sayIMayCome(door, { id, session: next.id }));
}
