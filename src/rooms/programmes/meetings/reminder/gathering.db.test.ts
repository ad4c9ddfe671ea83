import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { fallQuiet } from '#rooms/people/loss/commands.server.ts';
import { whatToSay } from '#rooms/programmes/desk/phone-message/words.server.ts';
import { comeToGathering, stayAway } from '#rooms/programmes/taking-part/alumni/commands.server.ts';
import { gateSays } from '../../../../../tests/support/gate.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { inviteCircles } from '#rooms/programmes/courses/gathering/commands.server.ts';
import { inviteToGatherings, writeReminders } from './jobs.server.ts';
import { gatheringLetter, reminderLetter } from './mail.server.ts';

const noBands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const hour = 3_600_000;
const [day, week] = [24 * hour, 7 * 24 * hour];

/** A gathering for the people of a course, of whom one says that she comes, and the day on which it is. */
async function invited(house: House) {
	const { course, coordinator, joins } = await courseToday(house, 7);
	const [ana, bea, cleo] = [await joins('Ana'), await joins('Bea'), await joins('Cleo')];
	const last = (await coordinator((tx) => listSessions(tx, course.id))).at(-1);
	const firstDay = new Date((last?.startsAt.getTime() ?? 0) + 5 * week).toISOString().slice(0, 10);
	const gathering = await coordinator((tx) =>
		makeCohort(tx, { template: 'gathering', places: null, bands: noBands, firstDay, label: { en: `Soup ${uuidv7()}` } })
	);
	expect(await coordinator((tx) => inviteCircles(tx, gathering.id, [course.id]))).toEqual({ ok: true });
	const [meeting] = await coordinator((tx) => listSessions(tx, gathering.id));
	const startsAt = meeting?.startsAt ?? new Date(0);
	const works = (before: number) =>
		house.as('job', (job) => inviteToGatherings(asOf(job, new Date(startsAt.getTime() - before))));
	const told = async () => {
		const letters = house.owner.db
			.selectFrom('platform.letter')
			.select('account_id')
			.where('kind', '=', 'programmes.gathering')
			.where('once', 'like', `gathering ${gathering.id} %`);
		return (await letters.execute()).map((letter) => letter.account_id).sort();
	};
	return { course, coordinator, gathering, startsAt, works, told, ana, bea, cleo };
}

test('whoever is invited to a gathering is written to once, three weeks ahead, not by night, and not she who said that she comes', async ({
	house
}) => {
	const { gathering, coordinator, startsAt, works, told, ana, bea, cleo } = await invited(house);
	const coming = await speaker(house, cleo.personId);
	await coming.atDoor((door) => comeToGathering(door, gathering.id));
	await works(3 * week + day);
	expect(await told()).toEqual([]);
	const midnight = startsAt.getTime() % day;
	await works(2 * week + midnight - 2 * hour); // two at night
	expect(await told()).toEqual([]);
	for (const days of [14, 13, 7]) await works(days * day);
	expect(await told()).toEqual([ana.personId, bea.personId].sort());
	const says = (person: string, language: 'en' | 'es' = 'en') =>
		house.as('job', (job) => inLanguage(language, () => gatheringLetter(job, person, { cohort: gathering.id })));
	expect((await says(ana.personId))?.act?.path).toBe('/me/alumni');
	expect((await says(ana.personId, 'es'))?.paragraphs[0]).toContain('encuentro');
	expect(await says(cleo.personId)).toBeNull();
	const spoken = () =>
		house.as('job', (job) =>
			inLanguage('en', () => whatToSay(job, 'programmes.gathering', ana.personId, { cohort: gathering.id }))
		);
	expect((await spoken())?.words).toContain('warmly invited');
	// nobody is invited any more: a letter on its way says nothing
	expect(await coordinator((tx) => inviteCircles(tx, gathering.id, []))).toEqual({ ok: true });
	expect(await says(ana.personId)).toBeNull();
	expect(await spoken()).toBeNull();
});

test('an invitation rests for an hour before anybody is written to, and the gate holds it for whoever is quiet', async ({
	house
}) => {
	const { gathering, startsAt, works, told, ana } = await invited(house);
	const keptAt = (moment: Date) =>
		house.owner.db
			.updateTable('programmes.invited')
			.set({ invited_at: moment })
			.where('cohort_id', '=', gathering.id)
			.execute();
	await keptAt(new Date(startsAt.getTime() - 7 * day - hour / 2));
	await works(7 * day);
	expect(await told()).toEqual([]);
	await keptAt(new Date(startsAt.getTime() - 7 * day - hour));
	await works(7 * day);
	expect(await told()).toHaveLength(3);
	const her = await speaker(house, ana.personId);
	expect((await gateSays(house, ana.personId, 'programmes.gathering')).held).toBeNull();
	await her(fallQuiet);
	expect((await gateSays(house, ana.personId, 'programmes.gathering')).held).toBe('quiet');
});

test('whoever said that she comes is reminded the day before, once, and not when she stays away or it was called off', async ({
	house
}) => {
	const { gathering, coordinator, startsAt, ana, bea } = await invited(house);
	const [hers, others] = [await speaker(house, ana.personId), await speaker(house, bea.personId)];
	for (const who of [hers, others]) await who.atDoor((door) => comeToGathering(door, gathering.id));
	await others((tx) => stayAway(tx, gathering.id));
	const [meeting] = await coordinator((tx) => listSessions(tx, gathering.id));
	const dayBefore = new Date(startsAt.getTime() - day);
	const works = () => house.as('job', (job) => writeReminders(asOf(job, dayBefore)));
	for (const _ of [1, 2]) await works();
	const letters = await house.owner.db
		.selectFrom('platform.letter')
		.select('account_id')
		.where('once', 'like', `reminder ${meeting?.id ?? ''} %`)
		.execute();
	expect(letters).toEqual([{ account_id: ana.personId }]);
	const says = (person: string) =>
		house.as('job', (job) =>
			inLanguage('en', () => reminderLetter(asOf(job, dayBefore), person, { session: meeting?.id ?? '' }))
		);
	expect(await says(ana.personId)).toMatchObject({ act: { path: '/me/alumni' } });
	expect((await says(ana.personId))?.paragraphs.at(-1)).toContain('rather not come');
	expect(await says(bea.personId)).toBeNull();
	await coordinator((tx) => inviteCircles(tx, gathering.id, []));
	expect(await says(ana.personId)).toBeNull();
});
