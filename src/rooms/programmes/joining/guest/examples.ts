import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db/tx.ts';
import { bookGuest } from './commands.server.ts';
import type { GuestBooking } from './form.ts';

/** A midwife who books as a guest. */
export const midwife = (wishes: Partial<GuestBooking> = {}): GuestBooking => ({
	id: randomUUID(),
	sessionId: null,
	called: 'Hannah Okoye',
	comesAs: 'midwife',
	organisation: 'Riverside birth centre',
	way: 'hannah@midwives.example',
	machine: false,
	...wishes
});

/** A guest who booked by the command that the screen uses; what stands in her link. */
export async function bookExample(door: Tx, slug: string, wishes: Partial<GuestBooking> = {}): Promise<string> {
	const outcome = await bookGuest(door, slug, midwife(wishes));
	if (!outcome.ok) throw new Error(`the example guest was refused: ${outcome.reason}`);
	return outcome.value;
}
