import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';

/** Tells her, by a way that she had before, that a device is told of her messages from now on, and where she takes it out. */
export function deviceAddedLetter(): Promise<Letter> {
	return Promise.resolve({
		subject: m.people_own_letter_subject(),
		paragraphs: [m.people_own_letter_device(), m.people_own_letter_not_you()],
		act: { words: m.people_own_letter_device_act(), path: '/me/push' }
	});
}
