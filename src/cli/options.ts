import { spoken } from '../platform/i18n/language-list.ts';

/** Options that several commands have. */
export const data = { value: 'DIR', says: 'the folder with the data: KITH_DATA or ./data, unless said' } as const;
export const inLanguageOf = { value: 'LANGUAGE', choices: spoken, default: 'en' } as const;
export const organisation = {
	value: 'SLUG',
	says: 'the organisation as it stands in its address; the first one, unless said'
} as const;

/** What an organisation says of itself, each by an option. */
export const ownSettings = {
	name: { value: 'NAME', says: 'what the organisation is called' },
	'letter-name': { value: 'NAME', says: 'the name before the address of letters; it should give nothing away' },
	accent: { value: 'COLOUR', says: 'its colour, such as #6a2c5b; every one can be read' },
	'leave-to': { value: 'ADDRESS', says: 'where "Leave this page" goes: an everyday page of somebody else' },
	'time-zone': { value: 'ZONE', says: 'such as Europe/London' },
	phone: { value: 'NUMBER', says: 'where people may ask by telephone' },
	email: { value: 'EMAIL', says: 'where people may ask by e-mail' },
	'hours-en': { value: 'TEXT', says: 'when somebody answers, in English' },
	'hours-es': { value: 'TEXT', says: 'when somebody answers, in Spanish' },
	logo: { value: 'FILE', says: 'its logo, a PNG or JPEG picture; `none` takes it away' },
	'logo-en': { value: 'TEXT', says: 'what the logo says to whoever cannot see it, in English' },
	'logo-es': { value: 'TEXT', says: 'the same in Spanish' },
	'help-lines': {
		value: 'FILE',
		says: 'whom people are told to ring, as JSON: {"es": [{"name", "number", "hours", "link", "checkedOn", "word"}]}; an empty list brings back those of Kith'
	}
} as const;

/** What can be said of a table that somebody gives. */
export const table = {
	missing: {
		value: 'WORD,…',
		says: 'further words for "no answer", besides empty cells, NA, N/A, a dot, a dash and the like'
	},
	sheet: { value: 'NAME', says: 'which sheet of a workbook: the first with a table, unless said' },
	lang: {
		value: 'LANGUAGE',
		choices: spoken,
		says: 'the language of what is said: that of the shell where it is one of these, unless said'
	}
} as const;
