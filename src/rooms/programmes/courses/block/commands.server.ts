import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { doneWith, refused, type Outcome } from '#platform/outcome.ts';
import { courseToManage, refusedDay, type DayRefusal } from '../cohort/commands.server.ts';
import { addBlock, writeMeetings } from '../session/plan.server.ts';
import type { NextBlock } from './form.ts';
import { getComingBlock } from './queries.server.ts';

/** Lays the next block of a group: its weeks as they were planned the last time, or as the template has them. Returns its id. */
export async function layBlock(
	tx: Tx,
	cohortId: string,
	times: NextBlock
): Promise<Outcome<DayRefusal | 'before-the-last', string>> {
	await courseToManage(tx, cohortId);
	const { block, position, round, weeks, number, earliest } = await getComingBlock(tx, cohortId);
	const wrongDay = refusedDay(times.firstDay, isoDay(tx.now, tx.zone));
	if (wrongDay) return refused(wrongDay);
	if (times.firstDay < earliest) return refused('before-the-last');
	const blockId = await addBlock(tx, cohortId, { position, round, key: block.key, title: block.title });
	await writeMeetings(tx, { cohortId, blockId, number }, weeks, times, tx.zone);
	await record(tx, 'programmes.block.laid', { cohort: cohortId, block: blockId, meetings: weeks.length });
	return doneWith(blockId);
}
