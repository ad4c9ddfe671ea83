import type { Transporter } from '@sveltejs/kit/hooks';
import { uses } from '../tricks.ts';

/** What a page was made from stays on the server: pages are plain HTML, and nobody would read it if it were written out. */
export const unwritten: Record<string, Transporter> = uses('unwritten-data')
	? { loaded: { encode: (value) => isLoaded(value) && 1, decode: () => null } }
	: {};

function isLoaded(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'type' in value && value.type === 'data' && 'uses' in value;
}
