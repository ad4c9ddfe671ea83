import { sql } from 'kysely';
import type { Tx } from './tx.ts';

/**
 * Says to the database what a stranger shows at the door: the address she typed, or the hash of what she brought (a link, the
 * secret of her browser). The door sees what belongs to that, and no other mailbox, hash or answer.
 */
export async function showTo(door: Tx, shown: string | Buffer): Promise<void> {
	const said = typeof shown === 'string' ? shown : shown.toString('hex');
	await sql`select set_config('app.shown', ${said}, true)`.execute(door.db);
}
