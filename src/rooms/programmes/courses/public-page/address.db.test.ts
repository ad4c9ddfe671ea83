import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { test } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '../cohort/examples.ts';
import { getPublicCohort, listPublishedCohorts } from '../cohort/queries.server.ts';
import { changeVenue } from '../venue/commands.server.ts';
import { makeVenue, stLukes } from '../venue/examples.ts';
import { getVenue } from '../venue/queries.server.ts';

const now = new Date('2026-11-22T12:00:00Z');
const where = { address: '3 Quiet Mews\nالطابق الثاني', postcode: 'SE15 0ZZ' };

test('the street and number of a venue reach the public pages only once somebody ticked that they may', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venueId = await coordinator((tx) => makeVenue(tx));
	const { slug } = await coordinator((tx) => makeCohort(tx, { venueId, firstDay: '2027-07-06' }));
	const publicly = () =>
		house.as('visitor', async (tx) => ({
			page: (await getPublicCohort(tx, slug)).venue,
			front: (await listPublishedCohorts(asOf(tx, now))).find((each) => each.slug === slug)?.venue
		}));
	const keep = (showsAddress: boolean) =>
		coordinator(async (tx) => {
			const { version } = await getVenue(tx, venueId);
			return changeVenue(tx, venueId, { ...stLukes, ...where, showsAddress, version });
		});
	for (const showsAddress of [false, true, false]) {
		expect(await keep(showsAddress)).toEqual({ ok: true });
		const shown = showsAddress ? where : { address: '', postcode: '' };
		expect(await publicly()).toMatchObject({ page: { name: stLukes.name, ...shown }, front: shown });
		expect(await coordinator((tx) => getVenue(tx, venueId))).toMatchObject(where);
	}
	expect(JSON.stringify(await publicly())).not.toMatch(/Quiet Mews|الطابق|0ZZ/);
});
