import { expect } from 'vitest';
import { hashOf } from '#platform/identity/session.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { courseWith } from '#cast/joining.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { findCalled } from '../person/queries.server.ts';
import { enterByCode, makeCode, takeBackCode } from './commands.server.ts';
import { findOpenCode } from './queries.server.ts';

const byPhone = (value: string) => ({ reach: { kind: 'phone', value } as const });
const enters = (house: House, code: string) => house.as('door', (door) => enterByCode(door, code));

async function made(speak: Awaited<ReturnType<typeof courseWith>>['coordinator'], personId: string): Promise<string> {
	const outcome = await speak((tx) => makeCode(tx, personId));
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value.code;
}

test('a code opens her own page once, however it is typed, and carries no roles', async ({ house }) => {
	const { coordinator } = await courseWith(house);
	const her = await personIn(house, { called: 'Hodan', ...byPhone('07700 900181') });
	const code = await made(coordinator, her.id);
	expect(code).toMatch(/^\d{10}$/);
	const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
	const entered = await enters(house, `${arabic.slice(0, 3)}-${arabic.slice(3)}`);
	if (!entered.ok) throw new Error('not let in');
	await house.signedIn(hashOf(entered.value.token), async (tx) => {
		expect(tx.actor).toMatchObject({ id: her.id, roles: [], strong: false });
		expect(await findCalled(tx, her.id)).toBe('Hodan');
	});
	expect(await enters(house, code)).toEqual({ ok: false, reason: 'wrong' });
});

test('a newer code voids the one before; one that was taken back, is too old or of another charity opens nothing', async ({
	house
}) => {
	const { coordinator } = await courseWith(house);
	const her = await personIn(house, byPhone('07700 900182'));
	const first = await made(coordinator, her.id);
	const second = await made(coordinator, her.id);
	expect(await enters(house, first)).toMatchObject({ ok: false });
	await coordinator((tx) => takeBackCode(tx, her.id));
	expect(await coordinator((tx) => findOpenCode(tx, her.id))).toBeUndefined();
	expect(await enters(house, second)).toMatchObject({ ok: false });
	const third = await made(coordinator, her.id);
	await house.owner.db
		.updateTable('people.page_code')
		.set({ expires_at: new Date('2020-01-01') })
		.where('person_id', '=', her.id)
		.where('ended_at', 'is', null)
		.execute();
	expect(await enters(house, third)).toMatchObject({ ok: false });
	expect(await enters(house, '')).toMatchObject({ ok: false });
});

test('who has e-mail needs none; nobody makes one for herself, for a stranger, or without a role', async ({
	house
}) => {
	const { coordinator, facilitator } = await courseWith(house);
	const [mails, her] = [await personIn(house, byEmail('needs-none')), await personIn(house, byPhone('07700 900183'))];
	expect(await coordinator((tx) => makeCode(tx, mails.id))).toEqual({ ok: false, reason: 'has-email' });
	await expect(her((tx) => makeCode(tx, her.id))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => makeCode(tx, her.id))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => makeCode(tx, tx.actor.id ?? ''))).rejects.toThrow(Forbidden);
});

test('a facilitator makes one for the people of her own course, and she sees that it was made', async ({ house }) => {
	const { course, facilitator } = await courseWith(house);
	const her = await personIn(house, byPhone('07700 900184'));
	const membership = { org_id: house.orgId, circle_id: course.id, person_id: her.id };
	await house.owner.db.insertInto('people.membership').values(membership).execute();
	expect((await enters(house, await made(facilitator, her.id))).ok).toBe(true);
	const seen = await her((tx) => tx.db.selectFrom('people.page_code').select('how_ended').execute());
	expect(seen).toEqual([{ how_ended: 'used' }]);
});
