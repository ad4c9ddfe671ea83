import { m } from '../i18n/messages.ts';
import type { Read } from './setting.ts';

/** The address that people type, as ORIGIN says it: without a path, and as browsers write it. */
export function readOrigin(text: string): Read<string> {
	const said = text.trim();
	if (!/^https?:\/\//i.test(said)) return { trouble: m.hosting_origin_scheme({ said, example: `https://${said}` }) };
	const url = URL.parse(said);
	if (!url?.hostname || url.username) return { trouble: m.hosting_origin_unreadable({ said }) };
	if (url.pathname !== '/' || url.search || url.hash)
		return { trouble: m.hosting_origin_path({ said, example: url.origin }) };
	return { value: url.origin };
}

/** Whether browsers keep somebody signed in under this address: it is encrypted, or on this machine. */
export function isSafeOrigin(origin: string): boolean {
	const { protocol, hostname } = new URL(origin);
	return protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

/** Whether people elsewhere can type this address, and stay signed in under it. */
export function isPublicOrigin(origin: string): boolean {
	const { protocol, hostname } = new URL(origin);
	return protocol === 'https:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
