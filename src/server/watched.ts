import { monitorEventLoopDelay } from 'node:perf_hooks';
import { log } from '../platform/web/log.ts';

const [second, nano] = [1000, 1e6];

/**
 * Tells the process that watches this one (scripts/watch.mjs) that it is ready, and then every second that it lives, so
 * that one which hangs is ended. When nobody watches any more it stops too. What held everybody up is noted.
 */
export function beWatched(stop: () => Promise<void>): void {
	const delay = monitorEventLoopDelay({ resolution: 50 });
	delay.enable();
	setInterval(() => {
		const heldUp = Math.round(delay.max / nano);
		delay.reset();
		if (heldUp > second) log.warn({ heldUp }, 'everybody was held up, for so many milliseconds');
		if (process.connected) tell('alive');
	}, second).unref();
	if (!process.send) return;
	process.on('disconnect', () => void stop());
	process.channel?.unref();
	tell('ready');
}

/** Says something to the process that watches; if it is gone by now, `disconnect` tells. */
function tell(news: string): void {
	process.send?.(news, undefined, undefined, () => undefined);
}
