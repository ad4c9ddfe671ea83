import type { Method } from '../calendar/calendar-file.ts';

/** A message to one person, in her language. The subject gives nothing away; the link asks before it acts. */
export interface Letter {
	subject: string;
	paragraphs: string[];
	/** What she may do next: the words of the link and the path it leads to. */
	act?: { words: string; path: string };
	/** It asks what yes or no answers, by what stands last in the path of its link. */
	yesOrNo?: true;
	/** A calendar file that changes an entry, with a title that says nothing. */
	calendar?: { method: Method; content: string };
}

/** How she wishes letters to look before they are opened, where not as they are: openly from whom, or with a word of hers for their subject. */
export type ShownLook = { look: 'clear' } | { look: 'own'; word: string };
