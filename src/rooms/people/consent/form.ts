import * as v from 'valibot';
import { oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** What a yes can be given for, each on its own. */
export const purposes = ['contact', 'photos', 'group-chat', 'research', 'share-with-referrer'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * The version of the words that a yes or a no answers. Whoever changes the words of a purpose makes a new key and a new
 * version here, so that what somebody agreed to can always be read again as she read it.
 */
export const wordingNow: Record<Purpose, string> = {
	contact: 'contact.2',
	photos: 'photos.1',
	'group-chat': 'group-chat.1',
	research: 'research.1',
	'share-with-referrer': 'share-with-referrer.1'
};

const wordings: Record<string, () => string> = {
	'contact.1': () => m.people_consent_contact_1(),
	'contact.2': () => m.people_consent_contact_2(),
	'photos.1': () => m.people_consent_photos_1(),
	'group-chat.1': () => m.people_consent_group_chat_1(),
	'research.1': () => m.people_consent_research_1(),
	'share-with-referrer.1': () => m.people_consent_share_1()
};

/** The words of a version, in the language spoken now. */
export function wordingOf(version: string): string {
	return wordings[version]?.() ?? version;
}

/** The words of a purpose as they are asked today. */
export function wordingFor(purpose: Purpose): string {
	return wordingOf(wordingNow[purpose]);
}

/** Taking back a yes, or giving one. */
export const consentForm = v.object({ purpose: oneOf(purposes), answer: oneOf(['yes', 'no']) });
