import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { createHash } from 'node:crypto';
import { defineConfig } from 'vite';
import { elements } from './scripts/elements.ts';
import { withoutMarkers } from './scripts/without-markers.ts';
import { built } from './src/server/root.ts';
import { guardForms } from './src/ui/enhance/guard.ts';

// The one line of script that stands in the page itself, allowed by what it says.
const guardHash = `sha256-${createHash('sha256').update(guardForms).digest('base64')}` as const;

export default defineConfig({
	plugins: [
		withoutMarkers(),
		elements(),
		sveltekit({
			compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
			adapter: adapter({ precompress: true, out: built }),
			// Our own hook checks the origin of every unsafe request, whatever its content type, and answers in words.
			csrf: { trustedOrigins: ['*'] },
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['none'],
					'script-src': ['self', guardHash],
					'style-src': ['self'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	],
	resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
	ssr: {
		resolve: {
			conditions: ['source', 'module', 'node', 'development|production'],
			externalConditions: ['source', 'node']
		}
	},
	build: { assetsInlineLimit: 0 }
});
