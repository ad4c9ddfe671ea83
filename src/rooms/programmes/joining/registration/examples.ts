import { randomUUID } from 'node:crypto';
import type { Joining } from './form.ts';

/** Somebody who joins with an e-mail address, agrees to be written to, and says no more than she must. */
export function nadia(wishes: Partial<Joining> = {}): Joining {
	return {
		formId: randomUUID(),
		called: 'Nadia',
		language: 'en',
		reach: { kind: 'email', value: `nadia.${randomUUID().slice(0, 8)}@example.org` },
		safe: {
			mayEmail: true,
			mayText: false,
			mayCall: false,
			mayLeaveMessage: false,
			fromHour: 0,
			toHour: 24,
			days: [1, 2, 3, 4, 5, 6, 7],
			note: ''
		},
		consents: { contact: true, photos: false, 'group-chat': false, research: false, 'share-with-referrer': false },
		children: [],
		heardFrom: null,
		loss: false,
		tells: [],
		machine: false,
		...wishes
	};
}

/** Somebody without e-mail, who would like a text or a call. */
export function fatou(wishes: Partial<Joining> = {}): Joining {
	const digits = String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0');
	const safe = { ...nadia().safe, mayEmail: false, mayText: true, mayCall: true };
	return nadia({ called: 'Fatou', reach: { kind: 'phone', value: `+447700${digits}` }, safe, ...wishes });
}

/** A child of two who is allergic to nuts. */
export const mateo = {
	firstName: 'Mateo',
	ageBand: 'two',
	allergies: 'Nuts',
	needs: 'Likes the red car'
} as const;
