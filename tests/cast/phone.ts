import { randomUUID } from 'node:crypto';
import { sealBox } from '#platform/box/box.ts';
import { instant } from '#platform/clock.ts';
import { inTransaction } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { bringHome } from '#rooms/programmes/meetings/homecoming/commands.server.ts';
import { takePocket, type Taken } from '#rooms/programmes/meetings/pocket/commands.server.ts';
import type { House } from '../support/house.ts';
import type { staffOf } from './meetings.ts';

/** Somebody of the team, as she speaks. */
export type Speak = Awaited<ReturnType<typeof staffOf>>;

/** A register that this facilitator took along, and what her phone makes and sends. */
export async function phoneOf(house: House, speak: Speak, session: string) {
	const answer = await speak((tx) => takePocket(tx, { session, id: randomUUID() }));
	if (!answer.ok) throw new Error(answer.reason);
	const taken: Taken = answer.value;
	const { pocket, publicKey, token } = taken;
	let seq = 0;
	const tap = async (subject: string, field: string, value: unknown, more: object = {}) => {
		const id = randomUUID();
		const mark = {
			format: 1,
			id,
			pocket,
			seq: ++seq,
			key: { subject, field },
			value,
			saw: [],
			at: instant(),
			...more
		};
		return { id, seq, box: await sealBox(publicKey, `${pocket} ${id}`, JSON.stringify(mark)) };
	};
	const home = (envelopes: Awaited<ReturnType<typeof tap>>[], made?: number) =>
		inTransaction(house.app.db, { pocket: hashOf(token) }, (tx) => bringHome(tx, { envelopes, made }));
	return { taken, tap, home };
}
