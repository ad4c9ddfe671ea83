/** Lets only so many pieces of work run at once; the others wait, first come first served. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (work) => {
		if (running >= most) await new Promise<void>((turn) => waiting.push(turn));
		else running++;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next)
				next(); // the next in line runs in this one's place
			else running--;
		}
	};
}
