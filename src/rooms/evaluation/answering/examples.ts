import { asOf, type Tx } from '#platform/db/tx.ts';
import { endOf } from '../wave/policy.ts';
import { getWave } from '../wave/queries.server.ts';
import { inviteTo } from '../invitation/commands.server.ts';
import { mintLink } from '../invitation/commands.server.ts';
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

/** Somebody who agreed to be asked answers a wave, by a link such as her letter holds, through the same commands as the screens; returns its token. */
export async function answerExample(
	link: Tx,
	{ waveId, personId, values, language = 'en', unfinished, now }: ExampleAnswers
): Promise<string> {
	const then = asOf(link, now);
	const { id } = await inviteTo(then, waveId, personId, then.now);
	const token = await mintLink(then, id, endOf(await getWave(then, waveId), then.zone));
	await startAnswering(then, token, language);
	const kept = await saveAnswers(then, token, new Map(values.map((value, index) => [index + 1, value])));
	if (!kept.ok) throw new Error(`the example answers were refused: ${kept.reason}`);
	if (!unfinished) await finishAnswering(then, token);
	return token;
}
