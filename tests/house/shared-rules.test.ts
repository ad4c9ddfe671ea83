import { expect, test } from 'vitest';
import { askedTwice, countedOtherwise, idleLeave, idleOther } from './shared-rules.ts';
import { sourcesIn } from './sources.ts';

const sources = sourcesIn('src');

test('which consent counts and who holds a role now is said once', () => {
	expect(askedTwice(sources)).toEqual([]);
	expect(idleLeave(sources)).toEqual([]);
});

test.each([
	"tx.db.selectFrom('platform.role_grant').where('ended_at', 'is', null)",
	"tx.db.selectFrom('people.person').innerJoin('people.consent as said', 'said.person_id', 'person.id')",
	'sql`select from platform.role_grant g where g.ended_at is null`'
])('a planted copy is found: %s', (text) => {
	expect(askedTwice([{ path: 'src/rooms/x/y/queries.server.ts', text }])).toHaveLength(1);
});

test.each(["record(tx, 'people.consent.given', {})", "tx.db.selectFrom('people.consent_now')"])(
	'what only looks alike is left in peace: %s',
	(text) => {
		expect(askedTwice([{ path: 'src/rooms/x/y/queries.server.ts', text }])).toEqual([]);
	}
);

test('which sessions count as meetings is said once', () => {
	expect(countedOtherwise(sources)).toEqual([]);
	expect(idleOther(sources)).toEqual([]);
});

test.each([
	'sql`select count(*) from programmes.session s where s.cancelled_at is null`',
	"tx.db.selectFrom('programmes.session').where('session.cancelled_at', 'is', null)",
	'data.sessions.filter((session) => !session.cancelledAt)',
	"sessions.filter(({ kind }) => kind !== 'reunion')",
	"sql`select count(*) filter (where s.kind <> 'reunion') from programmes.session s`",
	"tx.db.selectFrom('programmes.session').where('kind', '!=', 'reunion')"
])('a planted count of another sort is found: %s', (text) => {
	expect(countedOtherwise([{ path: 'src/routes/x/+page.svelte', text }])).toHaveLength(1);
});

test.each(['meetingsOf(data.sessions)', 'if (session.cancelledAt) return refused("cancelled")', "kind === 'reunion'"])(
	'what counts nothing is left in peace: %s',
	(text) => {
		expect(countedOtherwise([{ path: 'src/routes/x/+page.svelte', text }])).toEqual([]);
	}
);
