// What a calendar gets that asks again and again, over the wire; and what a page in another language leads on to.
import { expect } from 'vitest';
import { test } from './served.ts';

const timeout = 120_000;

test(
	'a calendar that asks again is told that nothing has changed, and one that asks for an ended link what any other link is told',
	{ timeout },
	async ({ served }) => {
		const { set, ask } = served;
		const hers = `/calendar/${encodeURIComponent(`calendar ${set.ids.person.parent}`)}/time.ics`;
		for (const path of [hers, '/es/on/birch/calendar.ics']) {
			const first = await ask(path);
			expect([first.status, first.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
			expect(first.body).toContain('BEGIN:VEVENT');
			const again = await ask(path, { headers: { 'if-none-match': `W/${first.headers.etag}` } });
			expect([again.status, again.body, again.headers.etag]).toEqual([304, '', first.headers.etag]);
		}
		const before = await ask(hers);
		await set.scene.owner.query(
			`update programmes.session set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'`
		);
		expect((await ask(hers, { headers: { 'if-none-match': before.headers.etag ?? '' } })).status).toBe(200);
		await set.scene.owner.query('update programmes.calendar_link set ended_at = platform.now()');
		const bare = ({ status, body, headers: { date: _, ...headers } }: Awaited<ReturnType<typeof ask>>) => ({
			status,
			body,
			headers
		});
		const ended = bare(await ask(hers));
		expect(ended.status).toBe(404);
		expect(ended).toEqual(bare(await ask('/calendar/nobody-ever-made-this/time.ics')));
	}
);

test(
	'a form sent from a page in Spanish leads on in Spanish, whatever language the account has',
	{ timeout },
	async ({ served }) => {
		const send = (path: string) =>
			served.ask(path, {
				as: 'parent',
				method: 'POST',
				headers: { origin: served.url.origin, 'content-type': 'application/x-www-form-urlencoded' },
				body: 'language=en&back=/es/me/calendar'
			});
		expect((await send('/es/me/calendar?/end')).headers.location).toBe('/es/me/calendar?ended');
		expect((await send('/me/calendar?/end')).headers.location).toBe('/me/calendar?ended');
		expect((await send('/language')).headers.location).toBe('/me/calendar');
	}
);
