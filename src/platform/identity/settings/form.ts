import * as v from 'valibot';
import { email, line, maybe, name, orEmpty } from '#platform/forms/fields.ts';
import { gathered, inEach, wordValues } from '#platform/forms/words.ts';
import { isLanguage, languages, type Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import type { Organisation } from '../organisation.ts';

const ordinaryPage = v.pipe(
	maybe(300),
	v.check(isOrdinary, () => m.hosting_settings_leave_wrong())
);

/** A page of somebody else's, encrypted: whoever leaves is to land where nothing reminds of us. */
function isOrdinary(text: string): boolean {
	const url = URL.parse(text);
	return url?.protocol === 'https:' && url.hostname.includes('.') && !url.username;
}

const known = (zone: string) => {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
};

const fields = {
	name: name(120),
	letterName: maybe(60),
	letterFrom: orEmpty(email),
	accent: v.pipe(
		line(100),
		v.toLowerCase(),
		v.regex(/^#[0-9a-f]{6}$/, () => m.hosting_settings_accent_wrong())
	),
	leaveTo: ordinaryPage,
	timeZone: v.pipe(
		line(100),
		v.check(known, () => m.hosting_settings_zone_wrong())
	),
	contactPhone: maybe(40),
	contactEmail: orEmpty(email),
	...inEach('hours', 200),
	safeguardingName: maybe(60),
	...inEach('safeguarding', 200),
	own: v.pipe(
		line(100),
		v.check(
			(text: string) => isLanguage(text),
			() => m.forms_needed()
		),
		v.transform((text) => text as Language)
	),
	...(Object.fromEntries(languages.map((language) => [`speaks-${language}`, v.optional(v.string(), '')])) as Record<
		`speaks-${Language}`,
		v.OptionalSchema<v.StringSchema<undefined>, ''>
	>)
};

/** What an organisation says of itself, as it is typed. */
export const settingsForm = v.pipe(
	v.object(fields),
	v.transform(({ own, ...typed }) => ({
		name: typed.name,
		letterName: typed.letterName,
		letterFrom: typed.letterFrom,
		accent: typed.accent,
		leaveTo: typed.leaveTo,
		timeZone: typed.timeZone,
		contactPhone: typed.contactPhone,
		contactEmail: typed.contactEmail,
		contactHours: gathered(typed, 'hours'),
		safeguardingName: typed.safeguardingName,
		safeguardingHours: gathered(typed, 'safeguarding'),
		languages: [own, ...languages.filter((language) => language !== own && typed[`speaks-${language}`] !== '')]
	}))
);

/** What an organisation says of itself, as commands take it. */
export type Settings = v.InferOutput<typeof settingsForm>;

/** What an organisation says of itself now, as the fields hold it. */
export function settingsValues(organisation: Organisation): Record<string, string> {
	const { name, letterName, letterFrom, accent, leaveTo, timeZone, contact, defaultLanguage } = organisation;
	return {
		name,
		letterName: letterName ?? '',
		letterFrom: letterFrom ?? '',
		accent,
		leaveTo,
		timeZone,
		contactPhone: contact.phone ?? '',
		contactEmail: contact.email ?? '',
		own: defaultLanguage,
		...wordValues('hours', contact.hours),
		safeguardingName: organisation.safeguardingName ?? '',
		...wordValues('safeguarding', organisation.safeguardingHours),
		...Object.fromEntries(organisation.languages.map((language) => [`speaks-${language}`, 'on']))
	};
}
