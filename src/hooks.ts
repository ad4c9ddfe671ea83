import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { readAddress } from './platform/i18n/address.ts';
import { unwritten } from './platform/web/unwritten.ts';

/** The organisation's path and the language are read off the address; the router sees what is left. */
export const reroute: Reroute = ({ url }) => readAddress(url.pathname).path;

export const transport: Transport = unwritten;
