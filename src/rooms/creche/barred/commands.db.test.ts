import { expect } from 'vitest';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { moment } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test } from '../../../../tests/support/house.ts';
import { copyFor } from '../own-data.server.ts';
import { signChildIn, signChildOut, putBackTap, takeBackTap } from '../visit/commands.server.ts';
import { getCreche } from '../visit/queries.server.ts';
import { crecheListOf } from '../visit/sheet.ts';
import { barFromCollecting, liftBar } from './commands.server.ts';
import { listChildrenWithBars } from './queries.server.ts';

type House = Parameters<typeof courseToday>[0];

/** Mateo, whom Ed Marsh must not collect; his mother named him all the same. */
async function scene(house: House) {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const [minder, lead] = [
		await staffOf(house, 'creche_worker', day.course.id),
		await staffOf(house, 'safeguarding_lead')
	];
	const { facilitator, coordinator } = day;
	await house.owner.db
		.updateTable('people.person')
		.set({ called: 'Amina Rahman' })
		.where('id', '=', facilitator.id)
		.execute();
	const lineFor = async (speak: typeof minder) =>
		(await speak((tx) => getCreche(tx, day.today.id, new Set()))).children.find((one) => one.personId === personId);
	const child = await lineFor(minder);
	if (!child) throw new Error('the crèche list is empty');
	const bar = (called = 'Ed Marsh', speak = lead) =>
		speak((tx) => barFromCollecting(tx, { id: uuidv7(), child: child.id, called }));
	const comes = async () => {
		await minder((tx) => signChildIn(tx, day.today.id, { child: child.id, who: 'Elena' }));
		return { child: child.id, visit: (await lineFor(minder))?.visitId ?? '', sure: true };
	};
	const mother = await speaker(house, personId);
	return { ...day, facilitator, coordinator, minder, lead, mother, personId, child, lineFor, bar, comes };
}

test('a barred name never passes in one tap: only with the name of a facilitator of the circle, and the lead reads it', async ({
	house
}) => {
	const { minder, facilitator, lead, today, bar, comes, lineFor, child } = await scene(house);
	await bar();
	const go = await comes();
	for (const speak of [minder, facilitator])
		for (const who of ['Ed Marsh', 'ed', 'Marsh Ed', 'E Marsh', 'Ed Marhs'])
			expect(await speak((tx) => signChildOut(tx, today.id, { ...go, who })), who).toEqual({
				ok: false,
				reason: 'barred'
			});
	const past = (leader: string) => minder((tx) => signChildOut(tx, today.id, { ...go, who: 'Ed Marsh', leader }));
	expect(await past('Ed Marsh')).toEqual({ ok: false, reason: 'no-leader' });
	expect((await lineFor(minder))?.signedOutAt).toBeNull();
	expect(await past(' amina  rahman')).toEqual({ ok: true });
	expect((await lineFor(minder))?.collectedBy).toBe('Ed Marsh');
	const [read] = (await lead((tx) => listChildrenWithBars(tx, child.firstName))).filter(({ id }) => id === child.id);
	expect(read).toMatchObject({ letPast: [{ called: 'Ed Marsh', decidedBy: ' amina  rahman' }] });
	const back = { child: child.id, visit: go.visit, tap: 'out' as const };
	await minder((tx) => takeBackTap(tx, today.id, back));
	expect(await minder((tx) => putBackTap(tx, today.id, back)), 'nor by taking back what was taken back').toMatchObject({
		reason: 'changed'
	});
});

test('who may know what: the lead all, a crèche worker the name on the day, a facilitator once the child is there, a coordinator that there is one, the parent nothing', async ({
	house
}) => {
	const { minder, facilitator, coordinator, lead, mother, today, at, bar, comes, lineFor, personId, child } =
		await scene(house);
	await bar();
	const knows = async (speak: typeof minder) => {
		const { hasBar, barred } = (await lineFor(speak)) ?? {};
		return { hasBar, barred };
	};
	expect(await knows(minder)).toEqual({ hasBar: true, barred: ['Ed Marsh'] });
	for (const speak of [facilitator, coordinator]) expect(await knows(speak)).toEqual({ hasBar: true, barred: [] });
	await comes();
	expect(await knows(facilitator)).toEqual({ hasBar: true, barred: ['Ed Marsh'] });
	expect(await knows(coordinator)).toEqual({ hasBar: true, barred: [] });
	const { children } = await facilitator((tx) => getCreche(tx, at(2).id, new Set()));
	expect(children, 'on another day no name').toMatchObject([{ hasBar: true, barred: [] }]);
	const read = (await lead((tx) => listChildrenWithBars(tx))).filter(({ id }) => id === child.id);
	expect(read).toMatchObject([{ bars: [{ called: 'Ed Marsh' }] }]);
	for (const speak of [minder, facilitator, coordinator, mother]) {
		expect(await speak((tx) => tx.db.selectFrom('creche.barred').selectAll().execute())).toEqual([]);
		await expect(speak((tx) => listChildrenWithBars(tx))).rejects.toThrow(Forbidden);
		await expect(bar('Somebody', speak)).rejects.toThrow(Forbidden);
	}
	expect(JSON.stringify(await mother((tx) => copyFor(tx, personId)))).not.toContain('Marsh');
	const paper = JSON.stringify(
		crecheListOf(await minder((tx) => getCreche(tx, today.id, new Set())), {
			organisation: '',
			zone: 'Europe/London',
			now: moment(),
			meeting: '',
			venue: ''
		})
	);
	expect(paper).toContain('Before this child goes home: ask a facilitator.');
	expect(paper).not.toContain('Marsh');
});

test('a bar that is lifted stops nobody; a lead writes none about a child of her own', async ({ house }) => {
	const { minder, lead, today, bar, comes, child, personId } = await scene(house);
	await bar();
	const [found] = (await lead((tx) => listChildrenWithBars(tx))).filter(({ id }) => id === child.id);
	for (let tap = 0; tap < 2; tap++) await lead((tx) => liftBar(tx, found?.bars[0]?.id ?? ''));
	const go = await comes();
	expect(await minder((tx) => signChildOut(tx, today.id, { ...go, who: 'Ed Marsh' }))).toEqual({ ok: true });
	await house.owner.db
		.insertInto('platform.role_grant')
		.values(await grantOf(house, personId))
		.execute();
	const herself = await speaker(house, personId, true);
	await expect(herself((tx) => barFromCollecting(tx, { id: uuidv7(), child: child.id, called: 'X' }))).rejects.toThrow(
		NotFound
	);
});

async function grantOf(house: House, account_id: string) {
	const since = new Date(moment().getTime() - 864e5);
	const until = new Date(moment().getTime() + 864e5);
	return { org_id: house.orgId, account_id, role: 'safeguarding_lead' as const, since, until, why: 'example' };
}
