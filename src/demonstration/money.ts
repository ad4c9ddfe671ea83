import { isoDay } from '../platform/i18n/dates.ts';
import { keepCosts } from '#rooms/programmes/desk/cost/commands.server.ts';
import {
	approveClaim,
	payClaim,
	sendClaim,
	sendClaimBack,
	sendJourney
} from '#rooms/programmes/taking-part/claim/commands.server.ts';
import { keepDistance, keepRate } from '#rooms/programmes/taking-part/travel/commands.server.ts';
import { listPlaces } from '#rooms/programmes/taking-part/travel/queries.server.ts';
import type { ClaimKind } from '#rooms/programmes/taking-part/claim/form.ts';
import type { Courses } from './courses.ts';
import type { Speakers, Work } from './speakers.ts';

/** What the parents of the running course and its team paid: who asks, for what, how much, how many days ago, and what became of it. */
const spent: {
	what: ClaimKind;
	sum: number;
	ago: number;
	words: string;
	becomes: 'sent' | 'back' | 'approved' | 'paid';
}[] = [
	{ what: 'travel', sum: 440, ago: 9, words: 'Bus, there and back', becomes: 'sent' },
	{ what: 'food', sum: 1265, ago: 9, words: 'Fruit and bread for all', becomes: 'back' },
	{ what: 'children', sum: 1500, ago: 16, words: '', becomes: 'approved' },
	{ what: 'materials', sum: 899, ago: 16, words: 'Pots and compost', becomes: 'paid' },
	{ what: 'travel', sum: 380, ago: 2, words: 'Autobús', becomes: 'sent' }
];

/** Seven claims for the running course, one of them of a facilitator, one by distance and one sent back, and what courses were to cost and do. */
export async function askForMoney(
	speakers: Speakers,
	coordinator: Work,
	{ running, filling, finished }: Courses,
	{ parent, facilitator }: { parent: string; facilitator: string }
): Promise<void> {
	const members = await coordinator((tx) =>
		tx.db.selectFrom('people.member').select('person_id').where('circle_id', '=', running.id).execute()
	);
	const others = members.map(({ person_id }) => person_id ?? '').filter((id) => id !== parent);
	for (const [at, claim] of spent.entries())
		await settleOne(await speakers.as([parent, ...others.sort()][at] ?? parent, false), coordinator, running.id, claim);
	const amina = { what: 'food' as const, sum: 620, ago: 2, words: 'Tea and oat milk', becomes: 'sent' as const };
	await settleOne(await speakers.as(facilitator), coordinator, running.id, amina);
	await driveThere(await speakers.as(others.sort()[4] ?? parent, false), coordinator, running.id);
	for (const { id } of [running, filling, finished]) await coordinator((tx) => keepCosts(tx, id, planned));
}

/** What a course of seven mornings was to cost, and what of it was paid. */
const planned: Parameters<typeof keepCosts>[2] = [
	{ what: 'venue', planned: 19_600, paid: 14_000, hours: null },
	{ what: 'creche', planned: 42_000, paid: 30_000, hours: null },
	{ what: 'food', planned: 8400, paid: 5230, hours: null },
	{ what: 'materials', planned: 6000, paid: 4150, hours: null },
	{ what: 'fees', planned: 12_000, paid: 12_000, hours: null },
	{ what: 'staff', planned: 84_000, paid: 60_000, hours: 42 }
];

/** Somebody asks, and the coordinator says what becomes of it. */
async function settleOne(
	speaks: Work,
	coordinator: Work,
	cohort: string,
	{ what, sum, ago, words, becomes }: (typeof spent)[number]
): Promise<void> {
	const sent = await speaks((tx) => {
		const day = isoDay(new Date(tx.now.getTime() - ago * 864e5), tx.zone);
		return sendClaim(tx, { cohort, what, sum, day, words, another: '', photo: null });
	});
	if (!sent.ok) throw new Error(`a claim of the demonstration was not sent: ${sent.reason}`);
	if (becomes === 'back') await coordinator((tx) => sendClaimBack(tx, sent.value, 'Please add a photo of the receipt'));
	if (becomes === 'approved' || becomes === 'paid') await coordinator((tx) => approveClaim(tx, sent.value));
	if (becomes === 'paid') await coordinator((tx) => payClaim(tx, sent.value, 'bank', ''));
}

/** The charity gives 45p a mile and knows how far it is from its first area to the hall; one parent came by car. */
async function driveThere(speaks: Work, coordinator: Work, cohort: string): Promise<void> {
	await coordinator((tx) => keepRate(tx, { unit: 'mile', tenthsOfPenny: 450 }));
	const places = await coordinator((tx) => listPlaces(tx, [cohort]));
	const [from, to] = [places.find(({ kind }) => kind === 'area'), places.find(({ kind }) => kind === 'venue')];
	if (!from || !to) throw new Error('the demonstration has no way to drive');
	await coordinator((tx) => keepDistance(tx, { from: from.id, to: to.id, tenths: 32 }));
	const sent = await speaks((tx) => {
		const day = isoDay(new Date(tx.now.getTime() - 2 * 864e5), tx.zone);
		const way = { cohort, from: from.id, to: to.id, distance: '' as const, back: true };
		return sendJourney(tx, { ...way, day, words: '', seen: '288', another: '' });
	});
	if (!sent.ok) throw new Error(`a journey of the demonstration was not sent: ${sent.reason}`);
}
