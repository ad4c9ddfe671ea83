import { digitsOfPhone, onePhone } from '#platform/forms/phone.ts';
import { nameKey, plainSigns } from '#platform/forms/signs.ts';

/** What the list of people can be narrowed to. */
export const filters = ['all', 'waiting', 'no-word', 'new', 'creche'] as const;
export type Filter = (typeof filters)[number];

/** What it can be put in order by. */
export const orders = ['name', 'newest'] as const;
export type Order = (typeof orders)[number];

/** What is looked for, as the page's address says it; what is nonsense there asks for everybody by name. */
export interface Search {
	typed: string;
	filter: Filter;
	order: Order;
}

/** Reads it from an address. */
export function searchIn(url: URL): Search {
	const param = (name: string) => url.searchParams.get(name);
	return {
		typed: (param('q') ?? '').slice(0, 200),
		filter: filters.find((one) => one === param('only')) ?? 'all',
		order: orders.find((one) => one === param('by')) ?? 'name'
	};
}

/** What was typed as the database looks for it: words of a name, the beginning of an address, the digits of a number. */
export function soughtFor(
	typed: string,
	zone: string
): { words: string[]; address: string | null; digits: string | null } {
	const plain = plainSigns(typed);
	const number = plain.replace(/[\s().\-/+]/g, '');
	const isNumber = /^\d{4,15}$/.test(number);
	const whole = digitsOfPhone(plain);
	return {
		words: isNumber ? [] : nameKey(typed).split(' ').filter(Boolean),
		address: plain && !plain.includes(' ') && !isNumber ? plain.toLowerCase() : null,
		digits: isNumber ? (whole ? onePhone(whole, zone) : number).replace(/^(?:00|\+|0)/, '') : null
	};
}
