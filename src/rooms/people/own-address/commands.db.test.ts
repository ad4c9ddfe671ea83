import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { NobodyThere } from '#platform/db/tx.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { chooseLetterLook } from '../letter-look/commands.server.ts';
import { getLetterLook } from '../letter-look/queries.server.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { Forbidden } from '#platform/outcome.ts';
import { people } from '../room.server.ts';
import { getPerson } from '../person/queries.server.ts';
import { writeSafeContact } from '../safe-contact/commands.server.ts';
import { noRules } from '../safe-contact/policy.ts';
import { askToChangeEmail, changeOwnPhone, confirmEmail } from './commands.server.ts';

let count = 0;
const mail = (name: string) => `${name}-${++count}@example.org`;

/** Somebody by e-mail, her voice at the door too, and the letters that wait for her. */
async function herIn(house: House, called = 'Nadia') {
	const name = mail('old').split('@')[0] ?? '';
	const her = await personIn(house, { called, ...byEmail(name) });
	const letters = async () => {
		const rows = house.owner.db.selectFrom('platform.letter').select(['kind', 'data']).where('account_id', '=', her.id);
		return (await rows.orderBy('id').execute()) as { kind: string; data: Record<string, string> }[];
	};
	const { token } = await house.as('door', (door) => openSession(door, her.id, false));
	const atDoor = <T>(work: Parameters<typeof house.atDoor<T>>[1]) => house.atDoor(hashOf(token), work);
	/** What is written, and where it goes, of the newest letter of a kind. */
	const posted = async (kind: 'people.address-asked' | 'people.address-changed' | 'people.phone-changed') => {
		const letter = (await letters()).findLast((one) => one.kind === kind);
		const way = (await gateSays(house, her.id, kind)).go;
		return house.as('job', async (job) => ({
			way,
			letter: letter && (await inLanguage('en', () => people.letters[kind](job, her.id, letter.data)))
		}));
	};
	return { her, old: `${name}@example.org`, letters, posted, atDoor };
}

const linkIn = (letter: { act?: { path: string } } | null | undefined) => letter?.act?.path.split('/').at(-1) ?? '';
const addressesOf = async (her: Awaited<ReturnType<typeof personIn>>) =>
	(await her((tx) => getPerson(tx, her.id))).addresses.map(({ value }) => value);

test('her new address counts once she has opened the letter to it; she signs in with it, and the old one is told', async ({
	house
}) => {
	const { her, old, posted } = await herIn(house);
	const value = mail('new');
	expect(await her((tx) => askToChangeEmail(tx, value))).toEqual({ ok: true });
	expect(await addressesOf(her)).toEqual([old]);
	const { way, letter } = await posted('people.address-asked');
	expect(way).toMatchObject({ way: 'email', address: value });
	const link = linkIn(letter);
	expect(await house.as('link', (tx) => confirmEmail(tx, link))).toEqual({ ok: true });
	expect(await house.as('link', (tx) => confirmEmail(tx, link))).toEqual({ ok: false, reason: 'gone' });
	await expect(her((tx) => getPerson(tx, her.id))).rejects.toThrow(NobodyThere);
	const names = await house.owner.db
		.selectFrom('platform.sign_in_name')
		.select('email')
		.where('account_id', '=', her.id)
		.execute();
	expect(names).toEqual([{ email: value }]);
	const told = await posted('people.address-changed');
	expect(told.way).toMatchObject({ way: 'email', address: old });
	expect(JSON.stringify(told.letter)).not.toContain(value);
});

test('the old address is told only where and when she may be written to', async ({ house }) => {
	const { her, posted } = await herIn(house);
	await her((tx) => askToChangeEmail(tx, mail('new')));
	await her((tx) => writeSafeContact(tx, her.id, { ...noRules, mayEmail: false }));
	const { letter } = await posted('people.address-asked');
	await house.as('link', (tx) => confirmEmail(tx, linkIn(letter)));
	expect((await posted('people.address-changed')).way).toBeNull();
});

test('a link is void once another was asked for, after a day, and when its address is somebody else’s by then', async ({
	house
}) => {
	const { her, old, posted } = await herIn(house);
	const ask = async (value: string) => {
		await her((tx) => askToChangeEmail(tx, value));
		return linkIn((await posted('people.address-asked')).letter);
	};
	const first = await ask(mail('first'));
	const taken = await personIn(house, byEmail(`taken-${++count}`));
	const [theirs = ''] = await addressesOf(taken);
	const second = await ask(theirs);
	expect(await house.as('link', (tx) => confirmEmail(tx, first))).toEqual({ ok: false, reason: 'gone' });
	expect(await house.as('link', (tx) => confirmEmail(tx, second))).toEqual({ ok: false, reason: 'taken' });
	const third = await ask(mail('third'));
	await sql`update people.address_change set asked_at = asked_at - interval '25 hours' where ended_at is null`.execute(
		house.owner.db
	);
	expect(await house.as('link', (tx) => confirmEmail(tx, third))).toEqual({ ok: false, reason: 'gone' });
	expect(await addressesOf(her)).toEqual([old]);
	expect(await her((tx) => askToChangeEmail(tx, old))).toEqual({ ok: false, reason: 'same' });
});

test('whoever is or was on the team does not move how she signs in', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, `${uuidv7()}@example.org`, ['coordinator']);
	await sql`insert into people.person (org_id, id, called) values (${house.orgId}, ${id}, 'Ruth')`.execute(
		house.owner.db
	);
	const { token } = await house.as('door', (door) => openSession(door, id, false));
	expect(await house.signedIn(hashOf(token), (tx) => askToChangeEmail(tx, mail('x')))).toEqual({
		ok: false,
		reason: 'on-the-team'
	});
});

test('her new number counts at once, in one form, and her mailbox is told; a namesake’s number is not taken over', async ({
	house
}) => {
	const { her, letters, atDoor, posted } = await herIn(house, 'Oluwaseun');
	expect(await atDoor((tx) => changeOwnPhone(tx, '+44 7700 900321'))).toEqual({ ok: true });
	expect(await addressesOf(her)).toContain('+447700900321');
	expect(await atDoor((tx) => changeOwnPhone(tx, '07700 900322'))).toEqual({ ok: true });
	expect(await addressesOf(her)).toContain('+447700900322');
	await atDoor((tx) => changeOwnPhone(tx, '0044 7700 900322'));
	expect((await letters()).filter(({ kind }) => kind === 'people.phone-changed')).toHaveLength(2);
	expect((await posted('people.phone-changed')).way).toMatchObject({ way: 'email' });
	await personIn(house, { called: 'Oluwaseun', reach: { kind: 'phone', value: '07700900399' } });
	expect(await atDoor((tx) => changeOwnPhone(tx, '07700 900399'))).toEqual({ ok: false, reason: 'taken' });
	await personIn(house, { called: 'Her sister', reach: { kind: 'phone', value: '07700900398' } });
	expect(await atDoor((tx) => changeOwnPhone(tx, '07700 900398'))).toEqual({ ok: true });
});

test('she chooses how letters look before they are opened: every letter to her then bears her word, or the name', async ({
	house
}) => {
	const { her } = await herIn(house);
	const look = async () => {
		const { go } = await gateSays(house, her.id);
		return go ? go.look : 'no e-mail';
	};
	expect(await look()).toBeUndefined();
	await her((tx) => chooseLetterLook(tx, her.id, { look: 'own', word: 'Blue teapot' }));
	expect([await look(), await her((tx) => getLetterLook(tx, her.id))]).toEqual(
		Array(2).fill({ look: 'own', word: 'Blue teapot' })
	);
	await her((tx) => chooseLetterLook(tx, her.id, { look: 'clear', word: '' }));
	expect(await look()).toEqual({ look: 'clear' });
	const other = await personIn(house);
	await expect(other((tx) => chooseLetterLook(tx, her.id, { look: 'discreet', word: '' }))).rejects.toThrow(Forbidden);
	const { go: sign } = await gateSays(house, her.id, 'platform.sign-in');
	expect(sign).toMatchObject({ look: { look: 'clear' } });
});

test('whoever has no mailbox here is told by a person that her number was changed: it stands on the list of calls', async ({
	house
}) => {
	const called = 'Precious';
	const her = await personIn(house, {
		called,
		reach: { kind: 'phone', value: '07700 900410' },
		consents: { contact: true }
	});
	const { token } = await house.as('door', (door) => openSession(door, her.id, false));
	expect(await house.atDoor(hashOf(token), (tx) => changeOwnPhone(tx, '07700 900411'))).toEqual({ ok: true });
	const letters = house.owner.db.selectFrom('platform.letter').select('kind').where('account_id', '=', her.id);
	expect(await letters.execute()).toEqual([{ kind: 'people.phone-changed' }]);
	const { go: way } = await gateSays(house, her.id, 'people.phone-changed');
	expect(way).toMatchObject({ way: 'hand', address: '+447700900411' });
});
