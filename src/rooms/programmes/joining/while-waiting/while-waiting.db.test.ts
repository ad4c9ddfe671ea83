import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { NotFound } from '#platform/outcome.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { openToAll } from '#rooms/programmes/courses/fit-rule/form.ts';
import { threeBlockGroup } from '#rooms/programmes/courses/template/three-block-group.ts';
import { whatToSay } from '#rooms/programmes/desk/phone-message/words.server.ts';
import { giveBooklet, layBooklet, openToWaiting } from '#rooms/programmes/taking-part/booklet/commands.server.ts';
import { getBookletToRead, getMyBooklet, listOpened } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { listMyCourses } from '#rooms/programmes/taking-part/my-page/queries.server.ts';
import { test } from '../../../../../tests/support/house.ts';
import { waitingLetter } from '../registration/mail.server.ts';
import { getWhileWaiting } from './queries.server.ts';
import { doorsFor, type DoorFacts } from './policy.ts';

const run = (id: string, facts: Partial<DoorFacts> = {}): DoorFacts => ({
	...{ id, wayIn: 'open', heldIn: '', forWhom: 'everybody', area: 'Hill', venue: null, ...openToAll },
	...facts
});

test('two open doors at most are named, those near her first, and none that something known of her speaks against', () => {
	const waitsFor = run('course', { wayIn: 'whole', forWhom: 'mothers', ageTo: 24 });
	const named = (...runs: DoorFacts[]) => doorsFor([waitsFor, ...runs], waitsFor, 'es').map(({ id }) => id);
	expect(named(run('far', { area: 'Vale' }), run('near'), run('other', { area: 'Vale' }))).toEqual(['near', 'far']);
	expect(named(run('young', { ageTo: 24 }), run('mothers', { forWhom: 'mothers' }))).toEqual(['young', 'mothers']);
	expect(named(run('es', { heldIn: 'es' }), run('all', { heldIn: 'all' }))).toEqual(['es', 'all']);
	const not = [
		run('whole', { wayIn: 'whole' }),
		run('fathers', { forWhom: 'fathers' }),
		run('loss', { forWhom: 'loss' }),
		run('polish', { heldIn: 'pl' }),
		run('old', { ageFrom: 40 }),
		run('again', { beenBefore: 'returning' })
	];
	expect(named(...not)).toEqual([]);
});

test('whoever waits has an open door, a booklet that was opened to her, and the call she may expect, in her letter and on her page; nobody is shown that she read', async ({
	house
}) => {
	const { course, today, coordinator, facilitator, joins } = await courseToday(house, 2);
	await house.owner.db.updateTable('programmes.cohort').set({ places: 1 }).where('id', '=', course.id).execute();
	const [ana, bea] = [await joins('Ana'), await joins('Bea')];
	const [hers, waits] = [await speaker(house, ana.personId), await speaker(house, bea.personId)];
	const door = await coordinator((tx) =>
		makeCohort(asOf(tx, tx.now), {
			template: threeBlockGroup.key,
			label: { en: 'The warm room', es: 'La sala cálida' },
			places: null,
			bands: { 'under-two': 0, two: 0, 'three-or-more': 0 },
			firstDay: '2027-07-05'
		})
	);
	await facilitator((tx) => layBooklet(tx, today.id, 'outside'));
	await facilitator((tx) => giveBooklet(tx, today.id));
	const letter = () =>
		house.as('job', (job) => inLanguage('en', () => waitingLetter(job, bea.personId, { registration: bea.id })));
	const page = () => waits((tx) => getWhileWaiting(tx, course.id));
	expect((await page()).booklets).toEqual([]);
	await expect(waits((tx) => getBookletToRead(tx, today.id))).rejects.toThrow(NotFound);
	await facilitator((tx) => openToWaiting(tx, today.id, true));
	expect(await page()).toMatchObject({ doors: [{ slug: door.slug }], booklets: [{ sessionId: today.id }] });
	const words = (await letter())?.paragraphs.join(' ');
	for (const said of ['The warm room', 'a booklet for you to read', 'may ring you']) expect(words).toContain(said);
	const say = { registration: bea.id };
	const told = await coordinator((tx) =>
		inLanguage('en', () => whatToSay(tx, 'programmes.waiting', bea.personId, say))
	);
	expect(told?.words).toContain('“The warm room” is open to her');
	expect(await waits((tx) => getBookletToRead(tx, today.id))).toMatchObject({ isOwn: false });
	await expect(
		waits((tx) => getMyBooklet(tx, today.id)),
		'she writes nothing in it'
	).rejects.toThrow(NotFound);
	expect(await facilitator((tx) => listOpened(tx, today.id))).toEqual({ people: [], count: 0 });
	const whoWaits = [
		await waits((tx) => listMyCourses(tx, bea.personId)),
		await hers((tx) => listMyCourses(tx, ana.personId))
	];
	expect(whoWaits.map(([one]) => one?.waits)).toEqual([true, false]);
	await facilitator((tx) => openToWaiting(tx, today.id, false));
	await expect(waits((tx) => getBookletToRead(tx, today.id))).rejects.toThrow(NotFound);
});
