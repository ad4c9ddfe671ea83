import { m } from '#messages';
import { spoken } from '../platform/i18n/language-list.ts';

/** Options that several commands have. */
export const data = { value: m.commands_value_dir, says: m.commands_data } as const;
export const inLanguageOf = { value: m.commands_value_language, choices: spoken, default: 'en' } as const;
export const organisation = {
	value: m.commands_value_slug,
	says: m.commands_organisation
} as const;

/** What an organisation says of itself, each by an option. */
export const ownSettings = {
	name: { value: m.commands_value_name, says: m.commands_own_name },
	'letter-name': { value: m.commands_value_name, says: m.commands_own_letter_name },
	accent: { value: m.commands_value_colour, says: m.commands_own_accent },
	'leave-to': { value: m.commands_value_address, says: m.commands_own_leave },
	'time-zone': { value: m.commands_value_zone, says: m.commands_own_zone },
	phone: { value: m.commands_value_number, says: m.commands_own_phone },
	email: { value: m.commands_value_email, says: m.commands_own_email },
	'hours-en': { value: m.commands_value_text, says: m.commands_own_hours_en },
	'hours-es': { value: m.commands_value_text, says: m.commands_own_hours_es },
	'concerns-name': { value: m.commands_value_name, says: m.commands_own_concerns_name },
	'concerns-en': { value: m.commands_value_text, says: m.commands_own_concerns_en },
	'concerns-es': { value: m.commands_value_text, says: m.commands_own_concerns_es },
	logo: { value: m.commands_value_file, says: m.commands_own_logo },
	'logo-en': { value: m.commands_value_text, says: m.commands_own_logo_en },
	'logo-es': { value: m.commands_value_text, says: m.commands_own_logo_es },
	'help-lines': {
		value: m.commands_value_file,
		says: () =>
			m.commands_own_help_lines({ shape: '{"es": [{"name", "number", "hours", "link", "checkedOn", "word"}]}' })
	}
} as const;

/** What can be said of a table that somebody gives. */
export const table = {
	missing: {
		value: m.commands_value_words,
		says: m.commands_missing
	},
	sheet: { value: m.commands_value_name, says: m.commands_sheet },
	lang: {
		value: m.commands_value_language,
		choices: spoken,
		says: m.commands_lang
	}
} as const;
