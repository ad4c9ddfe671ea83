import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { endPartner } from '../area/commands.server.ts';
import { makePartner } from '../area/examples.ts';
import { ourselves } from '../area/form.ts';
import { makeCohort } from '../cohort/examples.ts';
import { getCohort } from '../cohort/queries.server.ts';
import { drawPicture, keepLogoOf, removeLogoOf } from './commands.server.ts';
import { isShownWith } from './policy.ts';
import { findImage, listLogosOf, listPrintedLogos } from './queries.server.ts';

const drawn = { image: Buffer.from('png'), width: 40, height: 20 };
const about = { called: '', alt: { en: 'A leaf', es: 'Una hoja' } };

test('the logos of a partner and of whoever pays stand on its runs, for anybody; a partner that has ended is shown no more', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const partnerId = await coordinator((tx) => makePartner(tx, 'Elm Trust'));
	const run = await coordinator((tx) => makeCohort(tx, { partnerId }));
	const { programmeId } = await coordinator((tx) => getCohort(tx, run.id));
	expect(await coordinator((tx) => keepLogoOf(tx, { partnerId }, null, about))).toMatchObject({ ok: false });
	expect(await coordinator((tx) => keepLogoOf(tx, { partnerId }, drawn, about))).toEqual({ ok: true });
	const funder = { ...about, called: 'Rowan Trust' };
	expect(await coordinator((tx) => keepLogoOf(tx, { programmeId }, drawn, funder))).toEqual({ ok: true });
	const shown = await house.as('visitor', (tx) => listLogosOf(tx, run.id));
	expect(shown.map(({ as, name, alt }) => [as, name, alt])).toEqual([
		['partner', 'Elm Trust', 'A leaf'],
		['funder', 'Rowan Trust', 'A leaf']
	]);
	const key = shown[0]?.key ?? '';
	expect(Buffer.from((await house.as('visitor', (tx) => findImage(tx, key))) ?? []).toString()).toBe('png');
	const circle = { org_id: house.orgId, cohort_id: run.id, programme_id: programmeId };
	const isFor = house.owner.db.insertInto('programmes.invited').values(circle).returning('id');
	const { id } = await isFor.executeTakeFirstOrThrow();
	expect(await house.as('visitor', (tx) => listLogosOf(tx, run.id)), 'of people who were invited').toEqual([]);
	expect(await house.as('link', (tx) => listPrintedLogos(tx, run.id)), 'on its report').toMatchObject(shown);
	await house.owner.db.deleteFrom('programmes.invited').where('id', '=', id).execute();
	const another = { ...drawn, image: Buffer.from('another') };
	await coordinator((tx) => keepLogoOf(tx, { partnerId }, another, about));
	expect(await house.as('visitor', (tx) => findImage(tx, key))).toBeUndefined();
	await coordinator((tx) => endPartner(tx, partnerId, ourselves));
	expect((await coordinator((tx) => listLogosOf(tx, run.id))).map(({ as }) => as)).toEqual(['funder']);
	await coordinator((tx) => removeLogoOf(tx, { programmeId }));
	expect(await coordinator((tx) => listLogosOf(tx, run.id))).toEqual([]);
	expect(await deeds(house)).toEqual(expect.arrayContaining(['programmes.picture.kept', 'programmes.picture.removed']));
});

test('nobody else keeps one, in the database neither', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const partnerId = await coordinator((tx) => makePartner(tx, 'Oak Trust'));
	await coordinator((tx) => keepLogoOf(tx, { partnerId }, drawn, about));
	const team = [
		await staffOf(house, 'facilitator'),
		await staffOf(house, 'evaluator'),
		await staffOf(house, 'programme_lead')
	];
	const before = await kept(house);
	for (const speaks of team) {
		await expect(speaks((tx) => keepLogoOf(tx, { partnerId }, drawn, about))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => removeLogoOf(tx, { partnerId }))).rejects.toThrow(Forbidden);
		await speaks((tx) => tx.db.updateTable('programmes.picture').set({ called: 'ours' }).execute());
		await speaks((tx) => tx.db.deleteFrom('programmes.picture').execute());
	}
	expect(await kept(house)).toBe(before);
	await expect(coordinator((tx) => keepLogoOf(tx, { partnerId: uuidv7() }, drawn, about))).rejects.toThrow(NotFound);
});

test('a run that was over before its partner ended keeps the logo', () => {
	const today = '2026-11-28';
	expect(isShownWith(null, { today, lastOn: null })).toBe(true);
	expect(isShownWith('2026-12-01', { today, lastOn: '2027-01-01' })).toBe(true);
	expect(isShownWith('2026-11-01', { today, lastOn: '2026-10-30' })).toBe(true);
	expect(isShownWith('2026-11-01', { today, lastOn: '2026-11-20' })).toBe(false);
	expect(isShownWith('2026-11-01', { today, lastOn: null })).toBe(false);
});

test('a file that is no picture is refused', async () => {
	const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
	expect(await drawPicture(svg)).toBe('unreadable');
});
