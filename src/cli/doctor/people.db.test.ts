import { expect } from 'vitest';
import { setClock } from '../../platform/db/set-clock.ts';
import { test } from '../../../tests/support/database.ts';
import { uuidv7 } from '../../platform/db/ids.ts';
import { connected } from '../../platform/db/connected.ts';
import { clockFinding, staffFindings } from './people.ts';

test('a clock that was set is named, with how far it is off', async ({ database: { ownerUrl } }) => {
	await setClock(ownerUrl, new Date('2099-01-01T10:00:00Z'));
	expect(await clockFinding(ownerUrl)).toMatchObject({ ok: false, says: expect.stringContaining('days ahead') });
	await setClock(ownerUrl, null);
	expect(await clockFinding(ownerUrl)).toMatchObject({ ok: true });
});

test('where nobody reads what is about somebody who works here, it is said', async ({ database: { ownerUrl } }) => {
	const [org, she] = [uuidv7(), uuidv7()];
	const found = async () => (await staffFindings(ownerUrl)).find(({ check }) => check === 'Wall House: conduct lead');
	await connected(ownerUrl, async (owner) => {
		await owner.query("insert into platform.organisation (id, slug, name) values ($1, $2, 'Wall House')", [
			org,
			`w-${org.slice(-10)}`
		]);
		await owner.query("insert into platform.account (org_id, id, language) values ($1, $2, 'en')", [org, she]);
	});
	expect(await found()).toMatchObject({ ok: false, says: expect.stringContaining('somebody who works or helps here') });
	await connected(ownerUrl, (owner) =>
		owner.query(
			"insert into platform.role_grant (org_id, account_id, role, until, why) values ($1, $2, 'conduct_lead', platform.now() + interval '1 day', 'test')",
			[org, she]
		)
	);
	expect(await found()).toMatchObject({ ok: true, says: '1' });
});
