import {
	agreeOnSlot,
	offerSlot,
	planTogether,
	thankFor,
	wishFor
} from '#rooms/programmes/courses/slot/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { putOnShelf } from '#rooms/programmes/taking-part/shelf/commands.server.ts';
import { asOf } from '../platform/db/tx.ts';
import type { Courses } from './courses.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

/** What two parents of the running course could show: one plans it with her facilitator, the other's stands on a plan; something is wanted; and tips and a book stand on the shelf. */
export async function offerToShow(
	speakers: Speakers,
	facilitator: Work,
	{ running }: Courses,
	days: Days,
	first: string
): Promise<void> {
	const people = await facilitator((tx) =>
		tx.db.selectFrom('people.member').select('person_id').where('circle_id', '=', running.id).execute()
	);
	const second =
		people
			.map(({ person_id }) => person_id ?? '')
			.filter((id) => id !== first)
			.sort()[0] ?? '';
	const [hers, others] = [await speakers.as(first, false), await speakers.as(second, false)];
	const planned = await offered(hers, running.id, 'How my grandmother plaits bread');
	await must(facilitator((tx) => planTogether(tx, running.id, planned)));
	const agreed = await offered(others, running.id, 'Tres pasos de salsa');
	const ahead = (await facilitator((tx) => listSessions(tx, running.id))).find(
		({ startsAt, kind }) => startsAt > days.moment(3) && kind === 'theme'
	);
	const session = ahead?.id ?? '';
	const at = { session, minutes: 15, helps: 'Amina brings the loudspeaker', costs: '' };
	await must(facilitator((tx) => agreeOnSlot(tx, running.id, agreed, at)));
	const wish = { words: 'A song to end with, in any language', person: null, session };
	await must(facilitator((tx) => wishFor(tx, running.id, wish)));
	await must(
		hers((tx) => putOnShelf(tx, running.id, { kind: 'tip', words: 'A warm towel before the bath, not after' }))
	);
	const book = { kind: 'book', words: 'A book of poems from the library, read one a day' } as const;
	await must(others((tx) => putOnShelf(tx, running.id, book)));
}

/** Somebody of the group led a part of a meeting that has been, and was thanked for it. */
export async function leadInGroup(
	speakers: Speakers,
	facilitator: Work,
	group: { id: string },
	parent: string,
	days: Days
): Promise<void> {
	const hers = await speakers.as(parent, false);
	const been = (await facilitator((tx) => listSessions(tx, group.id))).findLast(
		({ startsAt, cancelledAt, week }) => startsAt < days.moment(0) && !cancelledAt && week > 2
	);
	if (!been) return;
	const id = await offered(hers, group.id, 'Painting with tea');
	const before = new Date(been.startsAt.getTime() - 86_400_000);
	const at = { session: been.id, minutes: 20, helps: 'Grace brings brushes', costs: '£6, the group pays' };
	await must(facilitator((tx) => agreeOnSlot(asOf(tx, before), group.id, id, at)));
	await must(facilitator((tx) => thankFor(tx, group.id, id, 'The whole room smelt of tea. Thank you!')));
}

async function offered(speaks: Work, circle: string, words: string): Promise<string> {
	const outcome = await speaks((tx) => offerSlot(tx, circle, words));
	if (!outcome.ok) throw new Error(`an offer of the demonstration was refused: ${outcome.reason}`);
	return outcome.value;
}

async function must(command: Promise<{ ok: boolean }>): Promise<void> {
	const outcome = await command;
	if (!outcome.ok) throw new Error(`a part that a parent leads was refused: ${JSON.stringify(outcome)}`);
}
