import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { readAddress } from './platform/i18n/address.ts';

/** The organisation's path and the language are read off the address; the router sees what is left. */
export const reroute: Reroute = ({ url }) => readAddress(url.pathname).path;

/** What a page was made from stays on the server: pages are plain HTML, and nobody would read it if it were written out. */
export const transport: Transport = {
	loaded: { encode: (value) => isLoaded(value) && 1, decode: () => null }
};

function isLoaded(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'type' in value && value.type === 'data' && 'uses' in value;
}
