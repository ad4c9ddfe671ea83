import type { Holding } from './holding.ts';
import type { PocketGiven } from './form.ts';

/** What every part of the register has at hand: what is held, the words, and how a tap is made. */
export interface Desk extends PocketGiven {
	/** Where questions are asked. */
	root: HTMLElement;
	holding: Holding;
	/** Keeps a tap and then shows it; one that cannot be kept is said aloud. True when it was kept. */
	tap(subject: string, field: string, value: unknown): Promise<boolean>;
	redraw(): void;
}

/** A moment as the clock of the meeting shows it. */
export function clockIn({ locale, holding }: Desk, moment: string | number): string {
	const timeZone = holding.pack.session.zone;
	return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(moment));
}

/** A language by its name. */
export const nameOf = ({ language }: Pick<Desk, 'language'>, code: string): string =>
	new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

/** A state of a line in words, or nothing where it is none: `no-word` is said by the word `noWord`. */
export const stateWord = ({ words }: Desk, state: string): string | undefined =>
	(words as Record<string, string>)[state.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
