import { randomUUID } from 'node:crypto';
import { listSessions, getSession } from '#rooms/programmes/courses/session/queries.server.ts';
import { bringHome } from '#rooms/programmes/meetings/homecoming/commands.server.ts';
import { takePocket, type Taken } from '#rooms/programmes/meetings/pocket/commands.server.ts';
import { listRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { sealBox } from '../platform/box/box.ts';
import { asOf } from '../platform/db/tx.ts';
import type { Courses } from './courses.ts';
import type { Speakers, Work } from './speakers.ts';

interface Tapped {
	subject: string;
	field: string;
	value: unknown;
	saw: string[];
}

const minutes = (from: Date, many: number) => new Date(from.getTime() + many * 60_000);

/**
 * The facilitator took the register of the last meeting along on her phone. Nine taps were made; seven came home, of which one is about
 * somebody who is not on that register any more, and waits for a coordinator.
 */
export async function takeRegisterAlong(
	speakers: Speakers,
	facilitator: Work,
	{ filling }: Courses,
	session: string
): Promise<void> {
	const { startsAt, endsAt } = await facilitator((tx) => getSession(tx, session));
	const taken = await facilitator((tx) => takePocket(asOf(tx, minutes(startsAt, -30)), { session, id: randomUUID() }));
	if (!taken.ok) throw new Error(`the register of the demonstration stayed where it was: ${taken.reason}`);
	const elsewhere = await facilitator(async (tx) => {
		const [first] = await listSessions(tx, filling.id);
		return (await listRegister(tx, { id: first?.id ?? '' }))[0]?.personId ?? '';
	});
	const taps = [
		...seenAgain(taken.value).slice(0, 5),
		{ subject: elsewhere, field: 'line', value: 'came', saw: [] },
		{ subject: session, field: 'count', value: { adults: 10, children: 6 }, saw: [] }
	];
	const { pocket, publicKey, token } = taken.value;
	const envelopes = await Promise.all(
		taps.map(async ({ subject, field, value, saw }, place) => {
			const [id, seq, at] = [randomUUID(), place + 1, minutes(startsAt, place)];
			const mark = { format: 1, id, pocket, seq, key: { subject, field }, value, saw, at };
			return { id, seq, box: await sealBox(publicKey, `${pocket} ${id}`, JSON.stringify(mark)) };
		})
	);
	await speakers.pocket(token, (tx) => bringHome(asOf(tx, minutes(endsAt, 10)), { envelopes, made: 9 }));
}

/** What stands on the register, tapped once more by somebody who sees it; where two phones differ, that stays. */
function seenAgain({ lines, marks }: Taken): Tapped[] {
	return lines.flatMap(({ person, state }) => {
		if (typeof person !== 'string' || typeof state !== 'string') return [];
		const saw = marks.filter(({ key }) => key.subject === person && key.field === 'line').map(({ id }) => id);
		return saw.length === 1 ? [{ subject: person, field: 'line', value: state, saw }] : [];
	});
}
