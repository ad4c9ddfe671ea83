import { cpus, loadavg, totalmem } from 'node:os';

/** Which machine the figures come from, and how busy it was: a figure without it says nothing. */
export function machine(): string {
	const [first] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const busy = loadavg()[0]?.toFixed(1);
	return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB, ${process.platform}, Node ${process.version}, load ${busy}`;
}
