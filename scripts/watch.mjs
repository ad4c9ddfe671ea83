// Keeps what serves running: starts it again when it ends by itself, ends it when it no longer answers, and stops it in
// good order when it is told to. Runs on Node 20.

const second = 1000;
/** Silence of a process, in seconds of this one's own, after which it is taken to hang. */
const longestSilence = 30;
const longestPause = 30 * second;
const settledAfter = 60 * second;

/** @typedef {{ name: string, start: (again: boolean) => import('node:child_process').ChildProcess }} Part */

/**
 * Starts the parts one after the other, each when the one before is ready. A part that ends before it was ever ready was
 * started wrongly: all stop, with its exit code. Any other end is answered by a new start, after a pause that grows while
 * it keeps ending.
 * @param {Part[]} parts
 * @param {{ say(text: string): void, afterwards(wasAbandoned: boolean): Promise<void> | void, pause?: number, patience?: number }} house
 */
export function watch(parts, { say, afterwards, pause: shortest = 100, patience = longestSilence }) {
	const running = new Map();
	const waiting = new Map();
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	let stopping = false;
	let wasAbandoned = false;

	return new Promise((ended) => {
		const finish = async (code) => {
			for (const signal of signals) process.off(signal, onSignal);
			await afterwards(wasAbandoned);
			ended(code);
		};
		const stop = (signal, code = 0) => {
			if (waiting.size) wasAbandoned = true; // it ended by itself, so what it used was not put away
			for (const timer of waiting.values()) clearTimeout(timer);
			waiting.clear();
			const isFirst = !stopping;
			stopping = true;
			for (const { child } of running.values()) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
			if (isFirst && !running.size) void finish(code);
			else if (isFirst) onLast = () => void finish(code);
		};
		const onSignal = (signal) => stop(signal);
		let onLast = () => {};

		const begin = (part, pause, then) => {
			const child = part.start(then === undefined);
			const life = { child, silent: 0, since: Date.now(), ready: false };
			running.set(part.name, life);
			child.on('message', (news) => {
				life.silent = 0;
				if (news !== 'ready' || life.ready) return;
				life.ready = true;
				then?.();
			});
			const clock = setInterval(() => {
				if (!life.ready || ++life.silent < patience) return;
				say(`kith: ${part.name} has not answered for ${patience} seconds and is started again`);
				child.kill('SIGKILL');
			}, second);
			child.once('error', (error) => say(`kith: ${part.name} could not be started: ${error.message}`));
			child.once('close', (code, signal) => {
				clearInterval(clock);
				running.delete(part.name);
				if (stopping && signal) wasAbandoned = true; // told to stop before it knew how
				if (stopping) return void (running.size || onLast());
				if (!life.ready && then) return stop('SIGTERM', code ?? 1);
				const next = Date.now() - life.since > settledAfter ? shortest : pause;
				say(`kith: ${part.name} ended (${signal ?? code}) and is started again`);
				waiting.set(
					part.name,
					setTimeout(() => {
						waiting.delete(part.name);
						begin(part, Math.min(next * 2, longestPause));
					}, next)
				);
			});
		};
		const beginFrom = (index) => {
			const part = parts[index];
			if (part && !stopping) begin(part, shortest, () => beginFrom(index + 1));
		};
		for (const signal of signals) process.on(signal, onSignal);
		beginFrom(0);
	});
}
