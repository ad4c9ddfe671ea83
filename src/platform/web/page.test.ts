import { expect, test } from 'vitest';
import { pageFor } from './page.server.ts';

const made = (headers: Record<string, string> = {}) =>
	new Response('', { headers: { 'x-sveltekit-page': 'true', etag: '"0"', ...headers } });
const template = '<html lang="%kith.lang%" dir="%kith.dir%"><head>%kith.look%<script>%kith.guard%</script></head>';

test.each([
	'plain',
	'It’s مريم 🌻 — d’accord',
	'🌻'.repeat(3000),
	'%kith.lang% stays as it was typed',
	'half a letter \ud83c'
])('what the page says arrives byte for byte (%#)', async (words) => {
	const page = pageFor('es', '#123456');
	expect(page.take({ html: `${template}<body>${words}</body></html>` })).toBe('');
	const answer = page.answer(made());
	const bytes = await answer.arrayBuffer();
	expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength));
	expect(answer.headers.get('etag')).toBeNull();
	const text = new TextDecoder().decode(bytes);
	expect(text).toContain(`<body>${words.toWellFormed()}</body>`);
	expect(text).toMatch(/^<html lang="es" dir="ltr"><head><link rel="stylesheet" href="\/look\/123456.css" \/>/);
});

test('an answer that is no page goes as it was made', () => {
	const page = pageFor('en', '#123456');
	const sent = new Response('a,b', { headers: { 'content-type': 'text/csv' } });
	expect(page.answer(sent)).toBe(sent);
	expect(page.answer(made())).toHaveProperty('status', 200);
});
