// Addresses that were printed before all kinds of runs had one word. A poster hangs for years: an old address leads on for ever.
import type { Handle } from '@sveltejs/kit/hooks';
import { publicAddress, readAddress } from '../i18n/address.ts';

const before = /^(\/manage)?\/courses(?=\/)/;

/** Where the page of an old address is now, with its organisation, language and question; undefined where nothing moved. */
export function movedTo({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | undefined {
	const { path, organisation, language } = readAddress(pathname);
	if (!before.test(path)) return undefined;
	return publicAddress(path.replace(before, '$1/on'), organisation, language) + search;
}

/** Leads on from an old address; what was sent to it goes along. */
export const moved: Handle = ({ event, resolve }) => {
	const location = movedTo(event.url);
	return location ? new Response(null, { status: 308, headers: { location } }) : resolve(event);
};
