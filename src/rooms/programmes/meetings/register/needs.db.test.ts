import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Need } from '#rooms/people/need/form.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { listRoster } from '#rooms/programmes/desk/roster/queries.server.ts';
import { test } from '../../../../../tests/support/house.ts';
import { getDay } from '../day/queries.server.ts';
import { listOthersMarks, packFor } from '../pocket/queries.server.ts';
import { noteAttendance } from './commands.server.ts';
import { openRegister } from './queries.server.ts';
import { registerSheetOf } from './sheet.ts';
import { readyWords } from './words.ts';

const needs: Need[] = [
	{ kind: 'interpreter', choices: ['ar'], words: 'My sister Huda comes with me' },
	{ kind: 'food', choices: ['no-pork'], words: '' }
];

test('what she needs stands on her line of the register, in the pocket and among the people of the run; on paper it is a number of each kind; the crèche takes nothing of it along', async ({
	house
}) => {
	const { course, coordinator, facilitator, today, joins } = await courseToday(house);
	const { personId } = await joins(`Sara ${uuidv7()}`, { needs, tells: ['meet-me'] });
	await joins(`Grace ${uuidv7()}`);
	const [day, lines] = await facilitator(async (tx) => [await getDay(tx, today.id), await openRegister(tx, today)]);
	expect(lines.find((line) => line.personId === personId)?.needs).toEqual(needs);
	expect(inLanguage('en', () => readyWords(lines))).toBe('Interpreter (Arabic): 1 · No pork: 1');
	const paper = { organisation: 'Willow', zone: 'Europe/London', now: today.startsAt };
	const sheet = inLanguage('en', () => registerSheetOf(day, lines, paper));
	expect(sheet.ready).toBe('To have ready: Interpreter: 1 · Food: 1');
	expect(JSON.stringify(sheet)).not.toMatch(/Arabic|Huda|pork/);

	const pocket = () => facilitator((tx) => listOthersMarks(tx, today.id));
	const inPocket = (await inLanguage('es', pocket)).lines.map(({ tells }) => tells);
	expect(inPocket.toSorted()).toEqual([
		'',
		'recíbela en la puerta · Intérprete (Árabe) «My sister Huda comes with me» · Sin cerdo'
	]);
	const creche = await staffOf(house, 'creche_worker', course.id);
	expect(JSON.stringify(await creche((tx) => packFor(tx, day, 'creche_worker', [])))).not.toMatch(/Huda|pork|cerdo/);

	const roster = await coordinator((tx) => listRoster(tx, course.id));
	expect(roster.find((line) => line.personId === personId)?.needs).toEqual(needs);
	await facilitator((tx) => noteAttendance(tx, today.id, { person: personId, state: 'apologies', saw: [] }));
	expect(readyWords(await facilitator((tx) => openRegister(tx, today)))).toBe('');
});
