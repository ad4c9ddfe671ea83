import type { Language } from '../i18n/language-list.ts';
import { currentLanguage } from '../i18n/language.ts';
import { m } from '../i18n/messages.ts';

/** Somebody who helps by telephone or by text. */
export interface HelpLine {
	/** For whom or what, and who it is. */
	name: string;
	number: string;
	/** The word to send, where it is written to and not rung. */
	word: string;
	/** When it answers, what it costs, in which language. */
	hours: string;
	/** The page on which the line says so itself. */
	link: string;
	/** The day on which somebody last read that page; nothing where nobody did. */
	checkedOn: string;
	/** Whose account that was; nothing where the host said so, or nobody did. */
	checkedBy?: string;
}

/** The lists of an organisation, by language. */
export type HelpLines = Partial<Record<Language, HelpLine[]>>;

const shippedAt = {
	'999': 'https://www.gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers',
	'111': 'https://111.nhs.uk/',
	samaritans: 'https://www.samaritans.org/how-we-can-help/contact-samaritan/',
	shout: 'https://giveusashout.org/get-help/',
	pandas: 'https://pandasfoundation.org.uk/how-we-can-support-you/',
	violence: 'https://www.nationaldahelpline.org.uk/',
	sands: 'https://www.sands.org.uk/support-you'
} as const;

/**
 * The lines of the United Kingdom that Kith brings, in the language spoken now. Their hours were written down without a look at the pages
 * named beside them, so none says that it was checked: whoever hosts opens each once, and says the day.
 */
export function shippedLines(): HelpLine[] {
	const line = (name: string, number: string, hours: string, of: keyof typeof shippedAt, word = ''): HelpLine => ({
		name,
		number,
		word,
		hours,
		link: shippedAt[of],
		checkedOn: ''
	});
	return [
		line(m.help_danger(), '999', m.help_danger_hours(), '999'),
		line(m.help_111(), '111', m.help_111_hours(), '111'),
		line(m.help_samaritans(), '116 123', m.help_samaritans_hours(), 'samaritans'),
		line(m.help_shout(), '85258', m.help_shout_hours(), 'shout', 'SHOUT'),
		line(m.help_violence(), '0808 2000 247', m.help_violence_hours(), 'violence'),
		line(m.help_pandas(), '0808 1961 776', m.help_pandas_hours(), 'pandas'),
		line(m.help_sands(), '0808 164 3332', m.help_sands_hours(), 'sands')
	];
}

/** The lines to show in the language spoken now: the organisation's own list, else those that Kith brings. The first is for danger. */
export function linesNow(own: HelpLines): HelpLine[] {
	const list = own[currentLanguage()] ?? [];
	return list.length ? list : shippedLines();
}

/** Who is rung when somebody is in danger. */
export const dangerNumber = (own: HelpLines) => linesNow(own)[0]?.number ?? '';

/** A line as a page shows it: what it is called, when it answers, and the link that rings or writes. */
export function shownLine({ name, number, word, hours }: HelpLine) {
	const digits = number.replace(/[^+0-9]/g, '');
	return {
		icon: word ? ('send' as const) : ('phone' as const),
		title: word ? m.help_write({ name, word, number }) : m.help_ring({ name, number }),
		text: hours,
		href: word ? `sms:${digits}?&body=${encodeURIComponent(word)}` : `tel:${digits}`
	};
}

/** Whether every list that people are shown was looked over in the last year. */
export function areChecked(own: HelpLines, languages: readonly Language[], today: string): boolean {
	const aYearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
	return languages.every(
		(language) => own[language]?.length && own[language].every((line) => line.checkedOn > aYearAgo)
	);
}
