import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { uses } from '../tricks.ts';

/** Whether a connection sends the next statement before the last one is answered. */
export const isPipelined = uses('one-packet');

interface Wired {
	connection: { stream: Duplex };
}

/** What is asked at once leaves at once: statements of one turn of work share a packet. */
export function sendTogether(client: pg.PoolClient): void {
	if (!isPipelined) return;
	const { stream } = (client as unknown as Wired).connection;
	stream.cork();
	process.nextTick(() => stream.uncork());
}

/** `begin` leaves in the same packet as the statement after it; should it fail, that statement fails too. */
export async function begin(client: pg.PoolClient) {
	if (!isPipelined) return client.query('begin');
	client.query('begin').catch(() => undefined);
	return { command: 'BEGIN', rowCount: 0, rows: [] };
}
