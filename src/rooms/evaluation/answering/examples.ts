import type { Tx } from '#platform/db/tx.ts';
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
	const handed = await handOver(door, waveId, personId, now);
	if (!handed.ok) throw new Error(`the example answers were refused: ${handed.reason}`);
	await startAnswering(door, handed.value, language, now);
	const kept = await saveAnswers(door, handed.value, new Map(values.map((value, index) => [index + 1, value])), now);
	if (!kept.ok) throw new Error(`the example answers were refused: ${kept.reason}`);
	if (!unfinished) await finishAnswering(door, handed.value, now);
	return handed.value;
}
