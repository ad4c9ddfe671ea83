import { rooms } from '#rooms';
import type { Ruling } from '#platform/mail/ruling.ts';
import { gateOf } from '../../src/worker.ts';
import type { House } from './house.ts';

/** What the gate says of a message of this kind to somebody, at a moment or now. */
export function gateSays(house: House, to: string, kind = 'programmes.place', at?: Date): Promise<Ruling> {
	return house.as('job', (job) => gateOf(rooms)(job, { to, kind, about: {} }, at ?? job.now));
}
