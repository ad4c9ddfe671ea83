import { daysAfter } from '#platform/calendar/day.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { addAlarmWay, answerTest } from '#rooms/watch/way/commands.server.ts';
import { sendTests } from '#rooms/watch/way/jobs.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { House } from '../support/house.ts';
import { staffOf } from './meetings.ts';

/** Somebody who looks after concerns and has answered a test alarm: she may be on duty. */
export async function wokenLead(house: House) {
	const lead = await staffOf(house, 'safeguarding_lead');
	await lead((tx) => addAlarmWay(tx, 'email'));
	await house.as('job', sendTests);
	await lead((tx) => answerTest(tx, 'email'));
	return lead;
}

/** What is typed for a shift so many days from today, from 09:00 to 17:00 unless it is said. */
export async function shiftIn(house: House, days: number, more: Record<string, unknown> = {}) {
	const today = await house.as('job', async (tx) => isoDay(tx.now, tx.zone));
	const fields = { who: '', turn: '1', day: daysAfter(today, days), from: '09:00', to: '17:00', weeks: 1 } as const;
	return { id: uuidv7(), ...fields, ...more };
}
