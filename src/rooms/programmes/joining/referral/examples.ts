import { uuidv7 } from '#platform/db/ids.ts';
import { safeBy } from '../question/form.ts';
import type { Referring } from './form.ts';

/** What a midwife writes for somebody whom she supports. */
export function aReferral(wishes: Partial<Referring> = {}): Referring {
	const reach = wishes.reach ?? { kind: 'email' as const, value: `${uuidv7()}@example.org` };
	return {
		id: uuidv7(),
		reach,
		safe: safeBy(reach, 'any'),
		called: 'Leyla',
		language: 'en',
		area: '',
		said: ['She would like to meet other mothers.'],
		by: 'Ann Field',
		role: 'midwife, St Thomas’',
		machine: false,
		...wishes
	};
}
