import { dayAndTime } from '#platform/i18n/dates.ts';
import { inLanguage, isLanguage } from '#platform/i18n/language.ts';
import { wholeOf } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import type { MadeCode } from './commands.server.ts';

/** A code as it is read out: three, three and four digits. */
export function codeShown(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;
}

/** What stands on the card that she takes home, in her language. */
export interface Card {
	title: string;
	/** Where she types the code. */
	href: string;
	until: string;
	language: string;
}

/** The card of a code that was just made; `hrefIn` gives the address of the page in a language. */
export function cardOf({ until, language }: MadeCode, hrefIn: (language: string) => string, zone: string): Card {
	const spoken = wholeOf(isLanguage(language) ? language : 'en');
	return inLanguage(spoken, () => ({
		title: m.people_desk_code_yours(),
		href: hrefIn(spoken),
		until: m.people_desk_code_until({ when: dayAndTime(until, zone, 'parents') }),
		language: spoken
	}));
}
