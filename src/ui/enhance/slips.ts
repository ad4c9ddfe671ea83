const moment = 700;
const near = 16;

/**
 * A second tap in the same place within a moment is a slip of the thumb: it does nothing, whatever has come to lie under the thumb
 * since. Keys are not taps. Gives the way to stop.
 */
export function ignoreSlips(within: HTMLElement): () => void {
	let last = { at: -Infinity, x: 0, y: 0 };
	function onClick(event: MouseEvent): void {
		if (!event.detail || !(event.target instanceof Element) || !event.target.closest('button, summary, a')) return;
		const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
		const isSlip = tap.at - last.at < moment && Math.abs(tap.x - last.x) < near && Math.abs(tap.y - last.y) < near;
		last = tap;
		if (!isSlip) return;
		event.preventDefault();
		event.stopPropagation();
	}
	within.addEventListener('click', onClick, true);
	return () => within.removeEventListener('click', onClick, true);
}
