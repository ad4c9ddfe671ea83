import type { Plugin } from 'vite';
import { uses } from '../src/platform/tricks.ts';

/** Pages are plain HTML and nothing takes them over in the browser: the comments that would guide it stay out. */
export function withoutMarkers(): Plugin | null {
	if (!uses('no-markers')) return null;
	return {
		name: 'without-markers',
		enforce: 'post',
		transform: {
			filter: { id: /\.svelte$/ },
			handler: (code, id, options) => (options?.ssr ? code.replaceAll(/<!--(?:\[-?\d*|\])?-->/g, '') : null)
		}
	};
}
