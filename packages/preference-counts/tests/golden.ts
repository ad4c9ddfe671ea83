import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One election that was counted elsewhere by the same rules, with what was printed there. */
export interface Golden {
	name: string;
	/** Its BLT file, as it stands. */
	blt: string;
	quota: string;
	/** Numbers of the options elected; in one stage their order says nothing. */
	elected: number[];
	/** How votes stood after each transfer; who was out is not listed any more. */
	stages: { votes: Record<string, string>; nonTransferable: string; lost: string }[];
}

/** The elections of github.com/jklundell/droop with the counts printed there, made by fixtures/gather.ts. */
export const droop: readonly Golden[] = gunzipSync(readFileSync(new URL('../fixtures/droop.jsonl.gz', import.meta.url)))
	.toString()
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as Golden);
