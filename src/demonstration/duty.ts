import { daysAfter } from '#platform/calendar/day.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { planDuty } from '#rooms/watch/duty/commands.server.ts';
import { addAlarmWay, answerTest } from '#rooms/watch/way/commands.server.ts';
import { sendTests } from '#rooms/watch/way/jobs.server.ts';
import type { Speakers } from './speakers.ts';

/** Helen answered a test alarm and is on duty each day of these weeks, but for the day in three days, which nobody has taken. */
export async function keepDuty(speakers: Speakers, helen: string): Promise<void> {
	const lead = await speakers.as(helen);
	await lead((tx) => addAlarmWay(tx, 'email'));
	await speakers.job(sendTests);
	await lead((tx) => answerTest(tx, 'email'));
	for (let day = 0; day < 7; day += 1)
		await lead(async (tx) => {
			const first = daysAfter(isoDay(tx.now, tx.zone), day);
			const shift = { id: uuidv7(), turn: '1', from: '08:00', to: '22:00' } as const;
			const lay = (fields: { who: string; day: string; weeks: number }) => planDuty(tx, { ...shift, ...fields });
			const laid =
				day === 3
					? [
							await lay({ who: '', day: first, weeks: 1 }),
							await lay({ who: helen, day: daysAfter(first, 7), weeks: 2 })
						]
					: [await lay({ who: helen, day: first, weeks: 3 })];
			// filled late at night, today's shift is over already
			if (day > 0 && laid.some(({ ok }) => !ok)) throw new Error('the rota of the demonstration could not be laid');
		});
}
