import { m } from '../i18n/messages.ts';
import { isSafeOrigin } from './origin.ts';
import type { Read } from './setting.ts';

/** Who takes texts: where they are handed in, and the key that both sides have. */
export interface TextServer {
	url: string;
	key: string;
}

/** The shortest key with which what a provider says of texts can be believed. */
const leastKey = 24;

/** The address to which texts are handed: encrypted, or on this machine. */
export function readTextUrl(text: string): Read<string> {
	const url = URL.parse(text.trim());
	if (!url?.hostname || url.username || url.hash) return { trouble: m.hosting_text_url() };
	if (!/^https?:$/.test(url.protocol) || !isSafeOrigin(url.origin)) return { trouble: m.hosting_text_url() };
	return { value: url.href };
}

/** The key that the provider has too. */
export function readTextKey(text: string): Read<string> {
	const key = text.trim();
	return key.length < leastKey || /\s/.test(key)
		? { trouble: m.hosting_text_key({ least: leastKey }) }
		: { value: key };
}
