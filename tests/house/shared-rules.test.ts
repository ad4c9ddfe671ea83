import { expect, test } from 'vitest';
import { askedTwice, idleLeave } from './shared-rules.ts';
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
