import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../.data/figures');

/** Says what a trial found, and keeps it for docs/trust/figures.md when it was made at full count. */
export function keepFigures(trial: string, figures: Record<string, string | number>): void {
	if (process.env.KITH_DEEP === '1') {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, `${trial}.json`), JSON.stringify(figures));
	}
	console.log(
		`${trial}: ${Object.entries(figures)
			.map(([what, value]) => `${what} ${value}`)
			.join(', ')}`
	);
}
