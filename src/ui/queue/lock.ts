/** How long a pocket stays open while nobody looks at it, and while nobody touches it. */
export const patience = { hidden: 5 * 60_000, untouched: 10 * 60_000 };

/**
 * Locks after a while hidden or untouched, and at once when the page is left: a page in the browser's memory holds no key. Looks at the
 * clock too, for a phone that sleeps runs no timers. Gives the way to stop.
 */
export function watchLock(lock: () => void, after = patience): () => void {
	const watching = new AbortController();
	let [touched, hidden] = [Date.now(), document.hidden ? Date.now() : 0];
	const look = () => {
		const isForgotten = hidden > 0 && Date.now() - hidden >= after.hidden;
		if (isForgotten || Date.now() - touched >= after.untouched) lock();
	};
	const touch = () => {
		look();
		touched = Date.now();
	};
	const timer = setInterval(look, 1000);
	const how = { signal: watching.signal, capture: true, passive: true };
	for (const sign of ['pointerdown', 'keydown', 'scroll']) addEventListener(sign, touch, how);
	const turned = () => {
		look();
		hidden = document.hidden ? Date.now() : 0;
	};
	document.addEventListener('visibilitychange', turned, how);
	addEventListener('pagehide', lock, how);
	return () => {
		clearInterval(timer);
		watching.abort();
	};
}
