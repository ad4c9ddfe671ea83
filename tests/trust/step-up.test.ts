import { sql } from 'kysely';
import { beforeEach, expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { digitsAt } from '#platform/identity/totp.ts';
import { password, signIn, test, type Behind } from './browser.ts';

const timeout = 120_000;
const minute = 60_000;

beforeEach<{ behind: Behind }>(({ behind }) => behind.forgetTries());

test(
	'six minutes after signing in a role is given with six digits more, and nothing that was typed is lost',
	{ timeout },
	async ({ served, behind }) => {
		const she = await behind.colleague('proves@example.org', password, ['coordinator']);
		const { browser } = await signIn(served, 'proves@example.org', she.secret);
		const role = { called: 'Beth', email: 'beth@example.org', role: 'evaluator', language: 'en', until: '2099-01-01' };
		const typed = { ...role, known: '', cohortId: '', why: 'Counts with care' };
		const wait = () =>
			sql`update platform.session set proved_at = proved_at - interval '6 minutes' where account_id = ${she.id}`.execute(
				behind.owner.db
			);
		expect((await browser.open('/manage/team')).body).not.toContain('name="proof"');
		await wait();
		expect((await browser.open('/manage/team')).body).toContain('name="proof"');
		const asked = await browser.send('/manage/team?/give', typed);
		expect(asked.status).toBe(409);
		expect(asked.body).toContain('value="Counts with care"');
		expect((await browser.send('/manage/team?/give', { ...typed, proof: '000000' })).status).toBe(409);
		const digits = digitsAt(she.secret, instant() + minute / 2);
		expect((await browser.send('/manage/team?/give', { ...typed, proof: digits })).status).toBe(303);
		expect((await browser.open('/manage/team')).body).not.toContain('name="proof"');
		for (const path of ['/account?/codes', '/account?/anew', '/account?/password']) {
			await wait();
			expect((await browser.send(path, { password_now: password })).body).toContain('id="f-proof"');
		}
	}
);
