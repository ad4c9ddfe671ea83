import type { Tx } from '#platform/db/tx.ts';
import { endOf, getWave, zoneOf } from '../wave/queries.server.ts';
import { inviteTo } from '../wave/invite.server.ts';
import { mintLink } from '../wave/link.server.ts';
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

/** Somebody who agreed to be asked answers a wave, by a link such as her letter holds, through the same commands as the screens; answers its token. */
export async function answerExample(
	link: Tx,
	{ waveId, personId, values, language = 'en', unfinished, now = new Date() }: ExampleAnswers
): Promise<string> {
	const { id } = await inviteTo(link, waveId, personId, now);
	const token = await mintLink(link, id, endOf(await getWave(link, waveId), await zoneOf(link)));
	await startAnswering(link, token, language, now);
	const kept = await saveAnswers(link, token, new Map(values.map((value, index) => [index + 1, value])), now);
	if (!kept.ok) throw new Error(`the example answers were refused: ${kept.reason}`);
	if (!unfinished) await finishAnswering(link, token, now);
	return token;
}
