import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { uses } from '../tricks.ts';

/** Whether a connection sends the next statement before the last one is answered. */
export const isPipelined = uses('one-packet');

interface Wired {
	connection: { stream: Duplex };
}

/** Sends the statements of one turn of the event loop in one packet. */
export function sendTogether(client: pg.PoolClient): void {
	if (!isPipelined) return;
	const { stream } = (client as unknown as Wired).connection;
	stream.cork();
	process.nextTick(() => stream.uncork());
}

/** Sends `begin` in the same packet as the statement after it; if it fails, that statement fails too. */
export async function begin(client: pg.PoolClient) {
	if (!isPipelined) return client.query('begin');
	client.query('begin').catch(() => undefined);
	return { command: 'BEGIN', rowCount: 0, rows: [] };
}
