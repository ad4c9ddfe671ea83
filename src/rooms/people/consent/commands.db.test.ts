import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../tests/support/house.ts';
import { personIn } from '#cast/people.ts';
import { answerConsent } from './commands.server.ts';
import { agreesTo, listConsents } from './queries.server.ts';

test('the newest answer counts, every answer stays on record with its words, and the same answer again is no news', async ({
	house
}) => {
	const her = await personIn(house, { consents: { photos: true } });
	const answer = (given: boolean) => her((tx) => answerConsent(tx, her.id, 'photos', given, 'es'));
	expect(await her((tx) => agreesTo(tx, her.id, 'photos'))).toBe(true);
	await answer(false);
	await answer(false);
	expect(await her((tx) => agreesTo(tx, her.id, 'photos'))).toBe(false);
	await answer(true);
	const kept = await house.owner.db
		.selectFrom('people.consent')
		.select(['given', 'wording', 'language'])
		.where('person_id', '=', her.id)
		.orderBy('at')
		.execute();
	expect(kept).toEqual([
		{ given: true, wording: 'photos.1', language: 'en' },
		{ given: false, wording: 'photos.1', language: 'es' },
		{ given: true, wording: 'photos.1', language: 'es' }
	]);
	const audit = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('actor_id', '=', her.id)
		.orderBy('at')
		.execute();
	expect(audit.map((row) => row.action)).toEqual(['people.consent.withdrawn', 'people.consent.given']);
});

test('what she was never asked is neither a yes nor a no', async ({ house }) => {
	const her = await personIn(house);
	expect(await her((tx) => listConsents(tx, her.id))).toEqual([]);
	expect(await her((tx) => agreesTo(tx, her.id, 'research'))).toBe(false);
});

test('nobody answers for somebody else', async ({ house }) => {
	const [her, other] = [await personIn(house, { consents: { contact: true } }), await personIn(house)];
	await expect(other((tx) => answerConsent(tx, her.id, 'contact', false, 'en'))).rejects.toThrow(Forbidden);
	await expect(house.as('job', (tx) => answerConsent(tx, her.id, 'contact', false, 'en'))).rejects.toThrow(Forbidden);
	expect(await her((tx) => agreesTo(tx, her.id, 'contact'))).toBe(true);
});
