import { expect } from 'vitest';
import { setClock } from '../../platform/db/set-clock.ts';
import { test } from '../../../tests/support/database.ts';
import { clockFinding } from './people.ts';

test('a clock that was set is named, with how far it is off', async ({ database: { ownerUrl } }) => {
	await setClock(ownerUrl, new Date('2099-01-01T10:00:00Z'));
	expect(await clockFinding(ownerUrl)).toMatchObject({ ok: false, says: expect.stringContaining('days ahead') });
	await setClock(ownerUrl, null);
	expect(await clockFinding(ownerUrl)).toMatchObject({ ok: true });
});
