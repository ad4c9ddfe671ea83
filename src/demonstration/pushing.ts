import { createECDH, randomBytes } from 'node:crypto';
import type { Tx } from '#platform/db/tx.ts';
import { turnOn } from '#rooms/people/push/commands.server.ts';
import { moveWay } from '#rooms/people/way-order/commands.server.ts';

/** A parent is told on her phone that there is a message, and wants that tried first. The phone is nobody's: its push service knows none of that address. */
export async function tellOnPhone(parent: (work: (tx: Tx) => Promise<unknown>) => Promise<unknown>): Promise<void> {
	const p256dh = createECDH('prime256v1').generateKeys('base64url');
	const endpoint = `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString('base64url')}`;
	const auth = randomBytes(16).toString('base64url');
	await parent((tx) => turnOn(tx, { name: 'My phone', endpoint, p256dh, auth }));
	await parent((tx) => moveWay(tx, ['email', 'push', 'hand'], 'push', 'up'));
}
