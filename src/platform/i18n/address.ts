import { isLanguage, type Language } from './language-list.ts';

/** What an address says: whose page, in which language, and which page. */
export interface PublicAddress {
	/** The organisation's slug, where the address names one. */
	organisation?: string;
	language?: Language;
	/** What is left for the router. */
	path: string;
}

/** Reads `/o/willow-lane/es/on/spring`: whose page, in which language, which page. Both are optional. */
export function readAddress(pathname: string): PublicAddress {
	const parts = pathname.split('/').slice(1);
	const address: PublicAddress = { path: pathname };
	if (parts[0] === 'o' && parts[1]) {
		address.organisation = parts[1];
		parts.splice(0, 2);
	}
	if (isLanguage(parts[0])) {
		address.language = parts[0];
		parts.splice(0, 1);
	}
	address.path = '/' + parts.join('/');
	return address;
}

/** The address of a public page for an organisation and a language; shortest form where defaults serve. */
export function publicAddress(path: string, organisation?: string, language?: string): string {
	const start = (organisation ? `/o/${organisation}` : '') + (language ? `/${language}` : '');
	return start + (path === '/' && start ? '' : path);
}

/**
 * Where an answer leads on to, by the address it was asked at: whose page it was and in which language goes along, unless the way on
 * names one or leads out of the house.
 */
export function onwardFrom(asked: PublicAddress, location: string): string {
	if (!/^\/(?!\/)/.test(location)) return location;
	const { pathname, search, hash } = new URL(location, 'http://here.invalid');
	const way = readAddress(pathname);
	if (way.organisation || way.language) return location;
	return publicAddress(way.path, asked.organisation, asked.language) + search + hash;
}

/** The same page as an address says, in the language of whoever reads it. */
export function withoutLanguage(pathname: string): string {
	const { path, organisation } = readAddress(pathname);
	return publicAddress(path, organisation);
}
