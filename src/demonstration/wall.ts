import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { arriveExample } from '#rooms/programmes/meetings/arrival/examples.ts';
import { listRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { hangCode } from '#rooms/programmes/meetings/wall/commands.server.ts';
import { codeWithDashes } from '#rooms/programmes/meetings/wall/form.ts';
import { isoDay } from '../platform/i18n/dates.ts';
import type { Courses } from './courses.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

/**
 * The running course has a code on its wall today, and two have scanned it: somebody of the register, and somebody who is new. Returns the code;
 * none on a day without a meeting.
 */
export async function hangOnTheWall(
	speakers: Speakers,
	facilitator: Work,
	{ running }: Courses,
	days: Days
): Promise<string> {
	const sessions = await facilitator((tx) => listSessions(tx, running.id));
	const today = sessions.find(({ startsAt }) => isoDay(startsAt, 'Europe/London') === days.day(0));
	if (!today) return '';
	const hung = await facilitator((tx) => hangCode(tx, today.id));
	if (!hung.ok) throw new Error(`the code of the demonstration was refused: ${hung.reason}`);
	const known = (await facilitator((tx) => listRegister(tx, today))).find(({ state }) => state === null);
	const names = [
		{ called: known?.called ?? 'Grace', letter: 'B' },
		{ called: 'Yasmin', letter: 'K' }
	];
	for (const name of names) await speakers.door((door) => arriveExample(door, hung.value, name));
	return codeWithDashes(hung.value);
}
