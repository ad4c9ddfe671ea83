// What this trick needs of pg: it sends statements before the last is answered, and writes to a stream that can be corked.
import { Socket } from 'node:net';
import pg from 'pg';
import { expect } from 'vitest';
import { test } from '../../../tests/support/database.ts';
import { begin, isPipelined, sendTogether } from './one-packet.ts';

/** A way to the database that counts how often something leaves. */
class Counting extends Socket {
	left = 0;
	override _write(...given: Parameters<Socket['_write']>): void {
		this.left++;
		super._write(...given);
	}
	override _writev(...given: Parameters<NonNullable<Socket['_writev']>>): void {
		this.left++;
		super._writev?.(...given);
	}
}

test('the beginning of a transaction and what is asked with it leave in one packet, and are answered in order', async ({
	database
}) => {
	const stream = new Counting();
	const config = { connectionString: database.appUrl, pipeline: isPipelined, stream };
	const client = new pg.Client(config as unknown as pg.ClientConfig);
	await client.connect();
	try {
		stream.left = 0;
		const lent = client as unknown as pg.PoolClient;
		sendTogether(lent);
		const begun = begin(lent);
		const asked = ['a', 'b', 'c'].map((name) => {
			sendTogether(lent);
			return client.query<{ name: string }>({ name, text: 'select $1::text as name', values: [name] });
		});
		const answers = await Promise.all(asked);
		expect(stream.left).toBe(1);
		expect(answers.map(({ rows }) => rows[0]?.name)).toEqual(['a', 'b', 'c']);
		expect((await begun).command).toBe('BEGIN');
	} finally {
		await client.end();
	}
});
