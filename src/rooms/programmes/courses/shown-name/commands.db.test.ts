import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { Forbidden } from '#platform/outcome.ts';
import { deeds } from '#cast/courses.ts';
import { courseWith } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { showOwnName } from './commands.server.ts';
import { findOwnShownName, listNamesShown } from './queries.server.ts';

test('a first name stands on the page of her course once she says so, and goes at once', async ({ house }) => {
	const { course, facilitator, coordinator } = await courseWith(house);
	const names = () => house.as('visitor', (tx) => listNamesShown(tx, course.id));
	expect(await names()).toEqual([]);
	await facilitator((tx) => showOwnName(tx, { shown: true, name: 'Amina' }));
	await facilitator((tx) => showOwnName(tx, { shown: true, name: 'Mina' }));
	expect(await names()).toEqual(['Mina']);
	expect(await facilitator(findOwnShownName)).toBe('Mina');
	expect(await coordinator((tx) => tx.db.selectFrom('programmes.shown_name').selectAll().execute())).toEqual([]);
	await facilitator((tx) => showOwnName(tx, { shown: false, name: 'Mina' }));
	expect(await names()).toEqual([]);
	const named = (await deeds(house)).filter((deed) => deed.startsWith('programmes.shown-name'));
	expect(named).toEqual([
		'programmes.shown-name.given',
		'programmes.shown-name.given',
		'programmes.shown-name.taken-back'
	]);
});

test('a name stands only where she facilitates now, and on published pages', async ({ house }) => {
	const { course, facilitator } = await courseWith(house);
	const other = await courseWith(house);
	await facilitator((tx) => showOwnName(tx, { shown: true, name: 'Rosa' }));
	const names = (id: string) => house.as('visitor', (tx) => listNamesShown(tx, id));
	expect(await names(course.id)).toEqual(['Rosa']);
	expect(await names(other.course.id)).toEqual([]);
	const here = house.owner.db.updateTable('programmes.cohort').where('id', '=', course.id);
	await here.set({ published_at: null }).execute();
	expect(await names(course.id)).toEqual([]);
	await here.set({ published_at: new Date(instant()) }).execute();
	await house.owner.db
		.updateTable('platform.role_grant')
		.set({ ended_at: new Date(instant()) })
		.where('circle_id', '=', course.id)
		.execute();
	expect(await names(course.id)).toEqual([]);
});

test('nobody shows a name who facilitates nothing', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	await expect(coordinator((tx) => showOwnName(tx, { shown: true, name: 'Ruth' }))).rejects.toThrow(Forbidden);
});
