/**
 * Lets the worker keep this page, its script and its sheet for when there is no signal. A newer build takes over only while no register is
 * open on this phone; the page is then opened anew, with the new one.
 */
export function keepShell(): void {
	if (!('serviceWorker' in navigator)) return;
	const { serviceWorker } = navigator;
	const isControlled = serviceWorker.controller !== null;
	void serviceWorker
		.register('/pocket/worker.js')
		.then((kept) => {
			const offer = () => void letIn(kept.waiting);
			offer();
			kept.addEventListener('updatefound', () => kept.installing?.addEventListener('statechange', offer));
		})
		.catch(() => undefined); // without signal there is nothing newer, and what is kept goes on
	serviceWorker.addEventListener('controllerchange', () => {
		if (isControlled) void whenNothingIsOpen(() => location.reload());
	});
}

const letIn = (waiting: ServiceWorker | null): Promise<void> =>
	waiting ? whenNothingIsOpen(() => waiting.postMessage('go')) : Promise.resolve();

/** An open register holds this lock together with the others; who gets it alone knows that none is open. */
const whenNothingIsOpen = (work: () => void): Promise<void> =>
	navigator.locks.request('kith-pocket-open', { ifAvailable: true }, (lock) => {
		if (lock && !document.querySelector('kith-pocket input:focus')) work();
	});
