import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { Forbidden } from '../outcome.ts';
import { findOrganisation, speakLanguages } from './organisation.ts';

test('whoever hosts it gives an organisation its languages, its own first; nobody else does', async ({ house }) => {
	const find = () => findOrganisation(house.owner.db, { id: house.orgId });
	expect(await house.as('host', (tx) => speakLanguages(tx, ['es', 'ar', 'en', 'ar']))).toEqual({ ok: true });
	expect(await find()).toMatchObject({ languages: ['es', 'ar', 'en'], defaultLanguage: 'es' });
	expect(await house.as('host', (tx) => speakLanguages(tx, ['ar', 'en']))).toMatchObject({ reason: 'frame-first' });
	await expect(house.as('door', (tx) => speakLanguages(tx, ['en']))).rejects.toThrow(Forbidden);
	expect((await find()).languages).toEqual(['es', 'ar', 'en']);
});
