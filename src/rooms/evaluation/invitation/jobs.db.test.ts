import { instant } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { test, type House } from '../../../../tests/support/house.ts';
import { answerExample } from '../answering/examples.ts';
import { declineAnswering } from '../answering/commands.server.ts';
import { askedCourse } from '#cast/evaluation.ts';
import { remindToAnswer, inviteToWaves } from './jobs.server.ts';
import { handOver } from './commands.server.ts';
import { invitationLetter } from './mail.server.ts';

const days = 86_400_000;

function letters(house: House, person: string) {
	return house.owner.db
		.selectFrom('platform.letter')
		.select(['kind', 'data'])
		.where('account_id', '=', person)
		.where('kind', '=', 'evaluation.invitation')
		.orderBy('created_at')
		.execute();
}

test('whoever has a place and agreed is invited once; whoever said no never is', async ({ house }) => {
	const asked = await askedCourse(house);
	const [yes, no] = [await asked.person(), await asked.person({ research: false })];
	for (let round = 0; round < 3; round++) await house.as('job', (job) => inviteToWaves(job));
	expect(await letters(house, yes)).toMatchObject([{ data: { step: 'first' } }]);
	expect(await letters(house, no)).toEqual([]);
	const pseudonym = await house.owner.db
		.selectFrom('evaluation.participant')
		.select(['id', 'person_id'])
		.where('person_id', 'in', [yes, no])
		.execute();
	expect(pseudonym).toHaveLength(1);
	expect(pseudonym[0]?.id).not.toBe(yes);
});

test('nobody is invited before a wave opens or after it closes', async ({ house }) => {
	const asked = await askedCourse(house);
	const person = await asked.person();
	for (const shift of [-30, 30])
		await house.as('job', (job) => inviteToWaves(asOf(job, new Date(instant() + shift * days))));
	expect(await letters(house, person)).toEqual([]);
});

test('one reminder after three days, for those alone who neither answered nor said no thank you', async ({ house }) => {
	const asked = await askedCourse(house);
	const [quiet, answered, declined] = [await asked.person(), await asked.person(), await asked.person()];
	await house.as('job', (job) => inviteToWaves(job));
	await house.as('link', (tx) =>
		answerExample(tx, { waveId: asked.waveId, personId: answered, values: [1, 2, 3, 4, 5, 1, null] })
	);
	const handed = await house.atDoor(asked.coordinator, (tx) => handOver(tx, asked.waveId, declined));
	await house.as('link', (tx) => declineAnswering(tx, handed.ok ? handed.value : ''));
	await house.as('job', (job) => remindToAnswer(asOf(job, new Date(instant() + 2 * days))));
	expect(await letters(house, quiet)).toHaveLength(1);
	for (const shift of [3.1, 4, 5])
		await house.as('job', (job) => remindToAnswer(asOf(job, new Date(instant() + shift * days))));
	expect((await letters(house, quiet)).map((letter) => letter.data)).toMatchObject([
		{ step: 'first' },
		{ step: 'reminder' }
	]);
	expect([(await letters(house, answered)).length, (await letters(house, declined)).length]).toEqual([1, 1]);
});

test('a letter holds a link of its own, of which the hash alone is kept, and is not written once she took back her yes', async ({
	house
}) => {
	const asked = await askedCourse(house);
	const person = await asked.person();
	await house.as('job', (job) => inviteToWaves(job));
	const data = (await letters(house, person))[0]?.data as Record<string, string>;
	const letter = await house.as('job', (job) => invitationLetter(job, person, data));
	const token = letter?.act?.path.replace('/answer/', '') ?? '';
	expect(token).toMatch(/^[\w-]{43}$/);
	const kept = await house.owner.db
		.selectFrom('evaluation.link')
		.selectAll()
		.where('org_id', '=', house.orgId)
		.execute();
	expect(JSON.stringify(kept)).not.toContain(token);
	expect(JSON.stringify(letter)).not.toMatch(/Parent|group|baby|mental|peer|support|cr[eè]che/i);
	await house.owner.db
		.insertInto('people.consent')
		.values({
			org_id: house.orgId,
			person_id: person,
			purpose: 'research',
			given: false,
			wording: 'research.1',
			language: 'en'
		})
		.execute();
	expect(await house.as('job', (job) => invitationLetter(job, person, data))).toBeNull();
});
