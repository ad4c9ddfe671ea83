import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { trusting, type Trust } from '../platform/settings/trust.ts';

/** How a request came here, as far as whoever is in front of Kith may be believed. */
export interface Arrival {
	/** Under which name and port it was asked for. */
	host: string;
	protocol: 'http' | 'https';
	/** Who asks, for limits only. */
	address: string;
}

/**
 * Reads how requests came. What a client writes about itself counts for nothing; what a proxy writes counts where TRUST_PROXY
 * names it. Such a proxy may hand on the name that people typed (Host or X-Forwarded-Host); where it says only how it calls
 * Kith itself (127.0.0.1:3000, an upstream's name), the name in ORIGIN is meant.
 */
export function arrivals(origin: URL, trust: Trust): (request: IncomingMessage) => Arrival {
	const trusts = trusting(trust);
	return ({ headers, socket }) => {
		const direct = socket.remoteAddress ?? '';
		const isTrusted = trusts(direct);
		const forwarded = (name: string) => (isTrusted ? lastOf(headers[name]) : '');
		const host = forwarded('x-forwarded-host') || headers.host || '';
		const isHttps = origin.protocol === 'https:' || forwarded('x-forwarded-proto') === 'https';
		return {
			host: isTrusted && isInner(host) ? origin.host : host,
			protocol: isHttps ? 'https' : 'http',
			address: bare(forwarded('x-forwarded-for')) || direct
		};
	};
}

/** What the nearest proxy wrote: it stands behind whatever came to it. */
function lastOf(value: string | string[] | undefined): string {
	return [value ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
}

/** A name that only machines call each other by: an address, or one word. No stranger's domain can be either. */
function isInner(host: string): boolean {
	const name = host.replace(/:\d+$/, '');
	return name.startsWith('[') || isIP(name) > 0 || /^[\w-]*$/.test(name);
}

const bare = (address: string) => address.replace(/^\[(.*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3');
