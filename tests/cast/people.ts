import { hashOf, openSession } from '#platform/identity/session.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { House } from '../support/house.ts';
import { addPerson, type NewPerson } from '#rooms/people/person/commands.server.ts';

type Speak = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Somebody written down at the door, and her own voice. */
export async function personIn(house: House, wishes: Partial<NewPerson> = {}): Promise<Speak & { id: string }> {
	const id = await house.as('door', (door) => addPerson(door, { called: 'Nadia', language: 'en', ...wishes }));
	const { token } = await house.as('door', (door) => openSession(door, id, false));
	const speak: Speak = (work) => house.signedIn(hashOf(token), work);
	return Object.assign(speak, { id });
}

/** An e-mail address of her own. */
export const byEmail = (name: string) => ({ reach: { kind: 'email', value: `${name}@example.org` } as const });
