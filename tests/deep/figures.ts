import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../.data/figures');

/** Keeps what a trial found, for docs/trust/figures.md. */
export function keepFigures(trial: string, figures: Record<string, string | number>): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${trial}.json`), JSON.stringify(figures));
	console.log(
		`${trial}: ${Object.entries(figures)
			.map(([what, value]) => `${what} ${value}`)
			.join(', ')}`
	);
}
