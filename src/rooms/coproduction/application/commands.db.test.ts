import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { callFields, callIn, dayFrom } from '#cast/recruiting.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { changeCall, moveCallEnd, publishCall } from '../call/commands.server.ts';
import { getPaidCall, getCallAt, listPaidCalls } from '../call/queries.server.ts';
import { applyByLink, letOldApplicationsGo, takeApplicationBack, typeInFor } from './commands.server.ts';
import { followApplication, getContact, listAnswers } from './queries.server.ts';

const valueOf = (came: { ok: boolean; value?: string }) => came.value ?? '';

test('whoever applies by the address leaves no account, the same form twice is one, and her receipt alone follows it', async ({
	house
}) => {
	const { apply, said, callId, coordinator, link, ids } = await callIn(house);
	const form = said('lena');
	const first = await apply(form);
	expect(first).toMatchObject({ ok: true, value: expect.stringMatching(/^[A-Z]{8}$/) as string });
	expect(await apply(form)).toEqual(first);
	await apply(said('mia'));
	expect(await ids()).toHaveLength(2);
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select(['actor_id', 'subject'])
		.where('org_id', '=', house.orgId)
		.where('action', '=', 'coproduction.application.received')
		.execute();
	expect(trail).toEqual([0, 1].map(() => ({ actor_id: null, subject: { call: callId } })));
	const code = valueOf(first)
		.toLowerCase()
		.replace(/(....)/, '$1 - ');
	const found = await house.as('link', (tx) => followApplication(tx, code));
	expect(found).toMatchObject({ application: { number: 1, outcome: null }, call: { id: callId } });
	await expect(house.as('link', (tx) => followApplication(tx, 'BBBBBBBB'))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => applyByLink(tx, link, form))).rejects.toThrow(Forbidden);
	await house.as('link', (tx) => takeApplicationBack(tx, code));
	expect(await ids()).toHaveLength(1);
	const left = await house.owner.db
		.selectFrom('coproduction.application_contact')
		.select('called')
		.where('call_id', '=', callId)
		.execute();
	expect(left).toEqual([{ called: 'CNRY-mia' }]);
});

test('what applicants are called stays shut to everybody while anybody can apply, and nobody but the team reads an answer', async ({
	house
}) => {
	const { apply, said, ids, coordinator, projectId, ana, worker, callId } = await callIn(house);
	await apply(said('lena'));
	const [id = ''] = await ids();
	await expect(coordinator((tx) => getContact(tx, id))).rejects.toThrow(NotFound);
	expect(await coordinator((tx) => listAnswers(tx, id))).toHaveLength(3);
	for (const who of [ana, worker, await personIn(house), await staffOf(house, 'evaluator')])
		expect(await who((tx) => listAnswers(tx, id))).toEqual([]);
	expect(await worker((tx) => typeInFor(tx, callId, said('omar')))).toMatchObject({ ok: true });
	expect(await ids()).toHaveLength(2);
	await expect(ana((tx) => typeInFor(tx, callId, said('x')))).rejects.toThrow(NotFound);
	const far = await staffOf(house, 'facilitator', callId);
	await expect(far((tx) => typeInFor(tx, callId, said('x')))).rejects.toThrow(NotFound);
	expect(await ana((tx) => listPaidCalls(tx, projectId))).toEqual([]);
});

test('a call is read by nobody before it is published, says what the panel reads, and stands as it is from then on', async ({
	house
}) => {
	const { callId, coordinator, link, worker, apply, said, endTime } = await callIn(house, { isPublished: false });
	await expect(house.as('door', (door) => getCallAt(door, link))).rejects.toThrow(NotFound);
	await expect(worker((tx) => publishCall(tx, callId))).rejects.toThrow(Forbidden);
	const hidden = callFields().criteria.map((one) => ({ ...one, isShown: false }));
	const change = (version: number, criteria = callFields().criteria) =>
		coordinator((tx) => changeCall(tx, callId, { ...callFields(), criteria, version }));
	expect(await change(1, hidden)).toEqual({ ok: true });
	expect(await change(1)).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await coordinator((tx) => publishCall(tx, callId))).toEqual({ ok: false, reason: 'nothing-shown' });
	await change(2);
	expect(await coordinator((tx) => publishCall(tx, callId))).toEqual({ ok: true });
	expect(await change(3)).toEqual({ ok: false, reason: 'public' });
	const sly = coordinator((tx) => tx.db.updateTable('coproduction.call').set({ pay: '{"en":"£1"}' }).execute());
	await expect(sly).rejects.toMatchObject({ code: '42501' });
	expect((await house.as('door', (door) => getCallAt(door, link))).id).toBe(callId);
	await endTime();
	expect(await apply(said('late'))).toEqual({ ok: false, reason: 'closed' });
	expect(await coordinator((tx) => moveCallEnd(tx, callId, dayFrom(-9)))).toEqual({ ok: false, reason: 'before' });
	expect(await coordinator((tx) => moveCallEnd(tx, callId, dayFrom(3)))).toEqual({ ok: true });
	expect((await apply(said('late'))).ok).toBe(true);
});

test('applications go six months after their call closed, with who wrote them', async ({ house }) => {
	const { apply, said, callId, ids, coordinator } = await callIn(house);
	await apply(said('lena'));
	await house.as('job', letOldApplicationsGo);
	expect(await ids()).toHaveLength(1);
	const long = { opens_on: dayFrom(-300), closes_on: dayFrom(-190) };
	await house.owner.db.updateTable('coproduction.call').set(long).where('id', '=', callId).execute();
	await expect(coordinator(letOldApplicationsGo)).rejects.toThrow(Forbidden);
	await house.as('job', letOldApplicationsGo);
	expect(await ids()).toEqual([]);
	expect((await coordinator((tx) => getPaidCall(tx, callId))).id).toBe(callId);
});
