import { sql } from 'kysely';
import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { courseWith } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { refers } from '#cast/referral.ts';
import { test } from '../../../../../tests/support/house.ts';
import { decideReferral } from './commands.server.ts';
import { letReferralsGo, tellOfWaiting } from './jobs.server.ts';
import { listReferrals } from './queries.server.ts';

test('the time is over by working days: first one coordinator is told, then the next, then all every week, and nothing answers by itself', async ({
	house
}) => {
	const one = await staffOf(house, 'coordinator');
	await staffOf(house, 'coordinator');
	const { id, answers, row } = await refers(house);
	await answers();
	const told = async () =>
		(
			await house.owner.db
				.selectFrom('platform.letter')
				.select('account_id')
				.where('kind', '=', 'programmes.referral-waiting')
				.where('data', '@>', JSON.stringify({ referral: id }))
				.execute()
		).length;
	const everybody = (
		await house.owner.db
			.selectFrom('platform.role_now')
			.select('account_id')
			.distinct()
			.where('org_id', '=', house.orgId)
			.where('role', '=', 'coordinator')
			.execute()
	).length;
	const due = async () => (await row())?.tell_at ?? new Date(0);
	const tell = (at: Date) => house.as('job', (job) => tellOfWaiting(asOf(job, at)));
	await tell(new Date((await due()).getTime() - 1000));
	expect(await told()).toBe(0);
	for (let count = 1; count <= everybody; count += 1) {
		const at = await due();
		for (let twice = 0; twice < 2; twice++) await tell(at);
		expect(await told()).toBe(count);
	}
	const [last, next] = [await due(), (await tell(await due()), await due())];
	expect(await told()).toBe(2 * everybody);
	expect(next.getTime() - last.getTime()).toBeGreaterThanOrEqual(6.9 * 86_400_000);
	const late = await one((tx) => listReferrals(asOf(tx, next)));
	expect(late.referrals.find((referral) => referral.id === id)).toMatchObject({
		state: 'ours',
		light: 'red',
		decision: null
	});
	await one((tx) => decideReferral(tx, { referral: id, decision: 'accepted' }));
	expect((await row())?.tell_at).toBeNull();
});

test('unconfirmed, withdrawn or declined it goes after 28 days, else after two years, and a stranger with it', async ({
	house
}) => {
	const { coordinator, joins } = await courseWith(house);
	const known = await joins();
	const [silent, no, yes, hers] = [
		await refers(house),
		await refers(house),
		await refers(house),
		await refers(house, { reach: known.joining.reach })
	];
	for (const { answers } of [no, yes]) await answers();
	const declined = { referral: no.id, decision: 'declined', reason: 'full', other_way: 'call' } as const;
	await coordinator((tx) => decideReferral(tx, declined));
	const ago = (days: number) => sql<Date>`platform.now() - ${days} * interval '1 day'`;
	const age = async (column: 'sent_at' | 'decided_at', days: number, ids: string[]) => {
		await house.owner.db
			.updateTable('programmes.referral')
			.set({ [column]: ago(days) })
			.where('id', 'in', ids)
			.execute();
		await house.as('job', letReferralsGo);
	};
	await age('sent_at', 29, [silent.id, no.id, yes.id, hers.id]);
	expect([await silent.row(), await hers.row()]).toEqual([undefined, undefined]);
	expect([await no.row(), await yes.row()]).not.toContain(undefined);
	await age('decided_at', 29, [no.id]);
	expect(await no.row()).toBeUndefined();
	await age('sent_at', 732, [yes.id]);
	expect(await yes.row()).toBeUndefined();
	const there = async (person: string) =>
		(await house.owner.db.selectFrom('people.person').select('id').where('id', '=', person).execute()).length;
	expect([await there(silent.person), await there(yes.person), await there(hers.person)]).toEqual([0, 0, 1]);
});
