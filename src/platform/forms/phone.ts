import {
	getCountries,
	getCountryCallingCode,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber
} from 'libphonenumber-js/min';
import { plainSigns } from './signs.ts';

/** A number as it was typed, as digits with the plus in front that it came with; nothing where it is none. */
export function digitsOfPhone(typed: string): string | undefined {
	const digits = plainSigns(typed)
		.replace(/^(?:tel|sms|callto):/i, '')
		.replace(/(?<=\d)\s*\(\s*0\s*\)/, '') // +44 (0)7700: the nought is for whoever dials from inside the country
		.replace(/[\s().\-/_·•]/g, '');
	return /^\+?\d{7,15}$/.test(digits) ? digits : undefined;
}

/** The one form of a number, as an organisation in this time zone's country dials it. What is no number there stays as digits. */
export function onePhone(typed: string, zone: string): string {
	const digits = digitsOfPhone(typed) ?? typed;
	if (/^[1-9]\d{6}$/.test(digits)) return digits; // without the code of its town: only there it can be dialled
	const parsed = parsePhoneNumberFromString(digits, countryOf(zone));
	return parsed?.isPossible() ? parsed.number : digits;
}

/** The ways in which a number may have been kept before there was one form for it; the one form comes first. */
export function spellingsOfPhone(typed: string, zone: string): string[] {
	const one = onePhone(typed, zone);
	const parsed = parsePhoneNumberFromString(one);
	const digits = digitsOfPhone(typed) ?? typed;
	if (!parsed) return [...new Set([one, digits])];
	const national = parsed.formatNational().replace(/\D/g, '');
	const others = [`00${one.slice(1)}`, `+${parsed.countryCallingCode}0${parsed.nationalNumber}`, digits];
	return [...new Set([one, ...(isOfHere(parsed, zone) ? [national] : []), ...others])];
}

/** A number as people read it: as it is dialled at home, with its gaps, or with its country in front. */
export function phoneShown(number: string, zone: string): string {
	const parsed = parsePhoneNumberFromString(onePhone(number, zone));
	if (!parsed) return number;
	return isOfHere(parsed, zone) ? parsed.formatNational() : parsed.formatInternational();
}

// Several countries may share one code: Britain and its islands, North America.
function isOfHere(number: PhoneNumber, zone: string): boolean {
	const country = countryOf(zone);
	return country !== undefined && number.countryCallingCode === getCountryCallingCode(country);
}

const countries = new Map<string, CountryCode | undefined>();

/** The country a time zone belongs to: an organisation's numbers are those of where it is. */
export function countryOf(zone: string): CountryCode | undefined {
	if (!countries.has(zone))
		countries.set(
			zone,
			getCountries().find((country) => hasZone(country, zone))
		);
	return countries.get(zone);
}

function hasZone(country: CountryCode, zone: string): boolean {
	const zones = new Intl.Locale('und', { region: country }).getTimeZones() ?? [];
	return zones.includes(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
}
