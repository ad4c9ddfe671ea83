/** A script without the blanks at the beginning of its lines. */
const dense = (script: string): string => script.replace(/^\s+/gm, '');

/**
 * The worker that keeps the register's page for when there is no signal: the files of one build, and nothing of anybody. It answers no
 * other address and never a form. A newer one waits beside it until a page on which nothing is open says "go".
 */
export function workerScript(build: string, files: readonly string[]): string {
	return dense(`const kept = 'kith-pocket-${build}', files = ${JSON.stringify(files)};
addEventListener('install', (event) =>
	event.waitUntil(caches.open(kept).then((shelf) => shelf.addAll(files.map((file) => new Request(file, { cache: 'reload' }))))));
addEventListener('activate', (event) =>
	event.waitUntil(caches.keys().then((names) =>
		Promise.all(names.filter((name) => name.startsWith('kith-pocket-') && name !== kept).map((name) => caches.delete(name)))
	).then(() => clients.claim())));
addEventListener('message', ({ data }) => { if (data === 'go') skipWaiting(); });
addEventListener('fetch', (event) => {
	const { pathname, origin } = new URL(event.request.url);
	if (event.request.method !== 'GET' || origin !== location.origin || !files.includes(pathname)) return;
	event.respondWith(caches.open(kept).then((shelf) => shelf.match(pathname)).then((found) => found || fetch(event.request)));
});`);
}

/** A worker that takes away what an earlier one kept, and then itself: for a build that has no register for phones. */
export function lettingGo(): string {
	return dense(`addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) =>
	event.waitUntil(caches.keys().then((names) =>
		Promise.all(names.filter((name) => name.startsWith('kith-pocket-')).map((name) => caches.delete(name)))
	).then(() => registration.unregister())));`);
}
