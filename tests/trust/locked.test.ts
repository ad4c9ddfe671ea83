// What asks for a fresh second factor by a button, and pages that lock when nobody touches them.
import { sql } from 'kysely';
import { beforeEach, expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { digitsAt } from '#platform/identity/totp.ts';
import { password, signIn, test, type Behind } from './browser.ts';

const timeout = 120_000;

beforeEach<{ behind: Behind }>(({ behind }) => behind.forgetTries());

const idle = (behind: Behind, id: string, minutes: number) =>
	sql`update platform.session set proved_at = platform.now() - make_interval(mins => ${minutes}), private_at = platform.now() - make_interval(mins => ${minutes}) where account_id = ${id}`.execute(
		behind.owner.db
	);

test(
	'concerns lock after ten idle minutes, open by digits, and a refused form keeps what was typed',
	{ timeout },
	async ({ served, behind }) => {
		const she = await behind.colleague('locks@example.org', password, ['safeguarding_lead']);
		const { browser } = await signIn(served, 'locks@example.org', she.secret);
		const page = '/concerns?show=mine';
		const asks = `/prove?next=${encodeURIComponent(page)}`;
		expect((await browser.open(page)).status).toBe(200);
		await idle(behind, she.id, 7);
		expect((await browser.open(page)).status).toBe(200);
		await idle(behind, she.id, 11);
		for (const path of ['/concerns/collecting', `/concerns/${she.id}`, page])
			expect(await browser.open(path)).toMatchObject({ status: 303 });
		expect((await browser.open(page)).headers.location).toBe(asks);
		for (const [path, back] of [
			['/concerns?/find', '/concerns'],
			['/concerns/collecting?/find', '/concerns/collecting'],
			[`/concerns/${she.id}?/danger`, `/concerns/${she.id}`],
			[`/concerns/${she.id}?/take`, `/concerns/${she.id}`]
		] as const)
			expect((await browser.send(path, { who: 'a' })).headers.location).toBe(`/prove?next=${encodeURIComponent(back)}`);
		expect((await browser.send('/concerns/collecting?/bar', { called: 'Typed' })).status).not.toBe(303);
		expect((await browser.open(asks)).body).toContain('name="proof"');
		expect((await browser.send(asks, { proof: '000000' })).status).toBe(409);
		expect((await browser.send('/prove/here', { proof: '' })).status).toBe(422);
		expect((await browser.send('/prove/here', { signed: '{}' })).status).toBe(422);
		const digits = digitsAt(she.secret, instant() + 30_000);
		expect((await browser.send(asks, { proof: digits })).headers.location).toBe(page);
		expect((await browser.open(page)).status).toBe(200);
		expect((await browser.open(asks)).body).not.toContain('name="proof"');
		expect((await browser.send('/prove/here', { proof: '' })).status).toBe(422);
		expect((await browser.send('/prove/here', { proof: digitsAt(she.secret, instant() - 30_000) })).status).toBe(422); // older than what was used
		expect((await browser.send('/prove/here', { proof: she.codes[0] ?? '' })).status).toBe(204);
	}
);

test(
	'files with names and the end of a role ask for a second factor once more, and do nothing before',
	{ timeout },
	async ({ served, behind }) => {
		const she = await behind.colleague('fetches@example.org', password, ['coordinator']);
		const helper = await behind.somebody('helps@example.org', ['facilitator']);
		const { rows } = await sql<{
			id: string;
		}>`select id from platform.role_grant where account_id = ${helper}`.execute(behind.owner.db);
		const { browser } = await signIn(served, 'fetches@example.org', she.secret);
		const course = served.set.ids.course.birch;
		const buttons: [string, string, Record<string, string>][] = [
			['/manage/attendance.csv?by=course', '/manage/attendance?by=course', {}],
			['/manage/attendance.xlsx', '/manage/attendance', {}],
			[`/manage/on/${course}/people.csv`, `/manage/on/${course}/people`, {}],
			[`/manage/on/${course}/people.xlsx`, `/manage/on/${course}/people`, {}],
			['/manage/team?/end', '/manage/team', { grant: rows[0]?.id ?? '' }]
		];
		await idle(behind, she.id, 6);
		for (const [path, back, fields] of buttons)
			expect((await browser.send(path, fields)).headers.location).toBe(`/prove?next=${encodeURIComponent(back)}`);
		await sql`update platform.session set proved_at = platform.now() where account_id = ${she.id}`.execute(
			behind.owner.db
		);
		const answers = [];
		for (const [path, , fields] of buttons) answers.push(await browser.send(path, fields));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 303]);
		expect(answers.at(-1)?.headers.location).toBe('/manage/team?ended');
	}
);
