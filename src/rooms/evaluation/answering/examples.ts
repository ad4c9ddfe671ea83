import { asOf, type Tx } from '#platform/db/tx.ts';
import { handOver } from '../wave/link.server.ts';
import type { Given } from './answer.ts';
import { finishAnswering, saveAnswers, startAnswering } from './commands.server.ts';

/** Somebody's answers, item by item from the first; null where she skips. */
export interface ExampleAnswers {
	waveId: string;
	personId: string;
	values: readonly Given[];
	language?: string;
	/** Leave it begun and not sent. */
	unfinished?: boolean;
	now?: Date;
}

/** Somebody who agreed to be asked answers a wave, through the same commands as the screens; answers her link's token. */
export async function answerExample(
	door: Tx,
	{ waveId, personId, values, language = 'en', unfinished, now }: ExampleAnswers
): Promise<string> {
	const handed = await handOver(asOf(door, now), waveId, personId);
	if (!handed.ok) throw new Error(`the example answers were refused: ${handed.reason}`);
	await startAnswering(asOf(door, now), handed.value, language);
	const kept = await saveAnswers(
		asOf(door, now),
		handed.value,
		new Map(values.map((value, index) => [index + 1, value]))
	);
	if (!kept.ok) throw new Error(`the example answers were refused: ${kept.reason}`);
	if (!unfinished) await finishAnswering(asOf(door, now), handed.value);
	return handed.value;
}
