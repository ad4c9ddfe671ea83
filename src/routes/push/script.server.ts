/**
 * The worker that shows that there is a message, and opens the page when it is tapped. Every push is shown, or a phone stops taking them; it
 * keeps nothing and answers no address. `words` are said where a push can't be read.
 */
export function pushWorker(words: Readonly<Record<string, string>>): string {
	return `addEventListener('install', () => skipWaiting());
addEventListener('push', (event) => {
var said = {};
try { said = event.data.json(); } catch {}
const words = ${JSON.stringify(words)};
event.waitUntil(registration.showNotification(said.words || words[navigator.language.slice(0, 2)] || words.en, { tag: 'message', renotify: true, data: said.address || '/me' }));
});
addEventListener('notificationclick', (event) => {
event.notification.close();
event.waitUntil(clients.openWindow(event.notification.data));
});`;
}
