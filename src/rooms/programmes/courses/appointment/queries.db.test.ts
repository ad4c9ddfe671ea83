import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../../../tests/support/house.ts';
import { Forbidden } from '#platform/outcome.ts';
import { staffOf } from '#cast/meetings.ts';
import { giveRole } from '../team/commands.server.ts';
import { countCheckers, listAppointed, listAppointments } from './queries.server.ts';

test('what waits is shown with who may say yes; whoever asked sees that she may not, and others nothing at all', async ({
	house
}) => {
	const ruth = await staffOf(house, 'coordinator');
	const wanted = { known: '', called: 'Helen', email: 'helen@example.org', language: 'en', cohortId: '' } as const;
	const asked = { ...wanted, role: 'safeguarding_lead', until: '2027-06-30', why: 'Knows how' } as const;
	expect(await ruth((tx) => giveRole(tx, asked))).toMatchObject({ ok: true, value: { waits: true } });
	const [alone] = await ruth((tx) => listAppointments(tx));
	expect(alone).toMatchObject({ called: 'Helen', mayBeAnsweredBy: [], mayAnswer: false, mayWithdraw: true });
	const carol = await staffOf(house, 'coordinator');
	const mailbox = await staffOf(house, 'coordinator');
	await sql`update platform.role_grant set granted_by = ${ruth.id} where account_id = ${mailbox.id}`.execute(
		house.owner.db
	);
	const [hers] = await carol((tx) => listAppointments(tx));
	expect(hers).toMatchObject({ mayAnswer: true, mayWithdraw: false });
	expect(hers?.mayBeAnsweredBy).toHaveLength(1);
	const [madeByRuth] = await mailbox((tx) => listAppointments(tx));
	expect(madeByRuth).toMatchObject({ mayAnswer: false, mayWithdraw: false });
	expect((await ruth((tx) => listAppointed(tx))).map(({ called }) => called)).not.toContain('Helen');
	expect(await ruth(countCheckers)).toBe(3);
	const evaluator = await staffOf(house, 'evaluator');
	await expect(evaluator((tx) => listAppointments(tx))).rejects.toThrow(Forbidden);
	await expect(evaluator((tx) => listAppointed(tx))).rejects.toThrow(Forbidden);
	await expect(evaluator(countCheckers)).rejects.toThrow(Forbidden);
});
