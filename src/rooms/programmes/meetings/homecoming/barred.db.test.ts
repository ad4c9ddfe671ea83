import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { sealBox } from '#platform/box/box.ts';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { inTransaction } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { barFromCollecting } from '#rooms/creche/barred/commands.server.ts';
import { listChildrenWithBars } from '#rooms/creche/barred/queries.server.ts';
import { getCreche } from '#rooms/creche/visit/queries.server.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test } from '../../../../../tests/support/house.ts';
import { takePocket } from '../pocket/commands.server.ts';
import { pocketLetter } from '../pocket/mail.server.ts';
import { listParked } from '../pocket-mark/queries.server.ts';
import { bringHome } from './commands.server.ts';
import { tellOfGoing } from './jobs.server.ts';

type House = Parameters<typeof courseToday>[0];

/** Mateo, whom Ed Marsh must not collect, and a phone that whoever minds him took along. */
async function scene(house: House, role: 'creche_worker' | 'facilitator' = 'creche_worker') {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const minder = role === 'facilitator' ? day.facilitator : await staffOf(house, role, day.course.id);
	const lead = await staffOf(house, 'safeguarding_lead');
	await house.owner.db
		.updateTable('people.person')
		.set({ called: 'Amina Rahman' })
		.where('id', '=', day.facilitator.id)
		.execute();
	const line = async () =>
		(await day.facilitator((tx) => getCreche(tx, day.today.id, new Set()))).children.find(
			(one) => one.personId === personId
		);
	const child = (await line())?.id ?? '';
	await lead((tx) => barFromCollecting(tx, { id: uuidv7(), child, called: 'Ed Marsh' }));
	const answer = await minder((tx) => takePocket(tx, { session: day.today.id, id: randomUUID() }));
	if (!answer.ok) throw new Error(answer.reason);
	const { pocket, publicKey, token, children } = answer.value;
	let seq = 0;
	const tap = async (field: 'in' | 'out', value: object | null) => {
		const [id, at] = [randomUUID(), instant()];
		const mark = { format: 1, id, pocket, seq: ++seq, key: { subject: child, field }, value, saw: [], at };
		return { id, seq, box: await sealBox(publicKey, `${pocket} ${id}`, JSON.stringify(mark)) };
	};
	const home = async (...envelopes: Awaited<ReturnType<typeof tap>>[]) => {
		const { answers } = await inTransaction(house.app.db, { pocket: hashOf(token) }, (tx) =>
			bringHome(tx, { envelopes })
		);
		return answers.map(({ is, why }) => why ?? is);
	};
	return { ...day, lead, line, child, pocket, children, tap, home };
}

test('somebody who must not collect a child goes nowhere with it by a phone either: without a facilitator by name it is parked, and they are told', async ({
	house
}) => {
	const { lead, line, child, children, pocket, tap, home, facilitator, coordinator, course } = await scene(house);
	expect(children).toMatchObject([{ child, barred: [{ called: 'Ed Marsh' }] }]);
	const entry = await tap('in', { who: 'Elena' });
	const out = await tap('out', { who: 'ed  marsh' });
	expect(await home(entry, out)).toEqual(['kept', 'refused']);
	for (const value of [
		{ who: 'Ed Marsh', lead: 'Ed Marsh' },
		{ who: '', lead: 'Amina Rahman' },
		{ lead: 'x'.repeat(101), who: 'Elena' }
	])
		expect(await home(await tap('out', value)), JSON.stringify(value)).toEqual(['refused']);
	expect(await line()).toMatchObject({ broughtBy: 'Elena', signedOutAt: null });
	expect(await coordinator((tx) => listParked(tx, course.id))).toHaveLength(4);
	await house.as('job', (job) => tellOfGoing(job, { pocket, mark: out.id }));
	await house.as('job', (job) => tellOfGoing(job, { pocket, mark: out.id }));
	const told = await house.owner.db
		.selectFrom('platform.letter')
		.select('account_id')
		.where('once', 'like', `pocket ${out.id} %`)
		.execute();
	const accounts = told.map(({ account_id }) => account_id);
	expect(accounts).toEqual(expect.arrayContaining([facilitator.id, coordinator.id]));
	expect(new Set(accounts).size).toBe(accounts.length);
	const letter = await house.as('job', (job) => pocketLetter(job, facilitator.id, { pocket, mark: out.id }));
	expect(letter?.act?.path).toMatch(/\/creche$/);
	expect(JSON.stringify(letter)).not.toMatch(/Mateo|Marsh|Elena/);
	expect(await home(await tap('out', { who: 'Ed Marsh', lead: ' amina  rahman' }))).toEqual(['kept']);
	expect((await line())?.collectedBy).toBe('Ed Marsh');
	const [read] = (await lead((tx) => listChildrenWithBars(tx, 'Mateo'))).filter(({ id }) => id === child);
	expect(read).toMatchObject({ letPast: [{ called: 'Ed Marsh' }] });
});

test('a phone that comes home on another day, when nobody there may read the name, lets nobody pass either', async ({
	house
}) => {
	const { children, line, tap, home, today } = await scene(house, 'facilitator');
	expect(children, 'a facilitator reads the name once the child is there').toMatchObject([{ barred: [{}] }]);
	expect(JSON.stringify(children)).not.toContain('Marsh');
	expect(await home(await tap('in', { who: 'Elena' }))).toEqual(['kept']);
	const dayBefore = (at: Date) => new Date(at.getTime() - 86_400_000);
	await house.owner.db
		.updateTable('programmes.session')
		.set({ starts_at: dayBefore(today.startsAt), ends_at: dayBefore(today.endsAt) })
		.where('id', '=', today.id)
		.execute();
	for (const who of ['Ed Marsh', 'Somebody else'])
		expect((await home(await tap('out', { who })))[0], who).toBe('refused');
	expect(await line()).toMatchObject({ signedOutAt: null });
});

test('whom her parent named for the day stands on the phone, and nobody who is barred', async ({ house }) => {
	const { child, today, facilitator } = await scene(house);
	const named = { org_id: house.orgId, child_id: child };
	await house.owner.db
		.insertInto('creche.collector')
		.values(['Samira Haddad', 'Ed Marsh'].map((called) => ({ ...named, id: uuidv7(), called })))
		.execute();
	await facilitator(async (tx) => {
		const answer = await takePocket(tx, { session: today.id, id: randomUUID() });
		expect(answer).toMatchObject({
			ok: true,
			value: { children: [{ child, collectors: [{ called: 'Samira Haddad' }, {}] }] }
		});
	});
});
