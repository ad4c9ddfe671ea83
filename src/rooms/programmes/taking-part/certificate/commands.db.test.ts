import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { NotFound } from '#platform/outcome.ts';
import { readBack } from '#platform/pdf/read-back.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { askForCertificate } from './commands.server.ts';
import { certificatePdf } from './pdf.server.ts';
import { checkCertificate, findCertificateOf } from './queries.server.ts';
import { getCertificateSheet } from './sheet.server.ts';

const after = new Date('2027-03-01T12:00:00Z');
const during = new Date('2027-02-01T12:00:00Z');

/** Somebody who came to some of the seven meetings of a course. */
async function cameTo(house: House, weeks: number) {
	const { course, joins } = await courseWith(house);
	const { person } = await joins();
	const speaks = await signIn(house, person);
	const sessions = await speaks((tx) => listSessions(tx, course.id));
	for (const session of sessions.slice(0, weeks))
		await house.owner.db
			.insertInto('programmes.attendance')
			.values({
				org_id: house.orgId,
				session_id: session.id,
				person_id: person,
				state: session.week === 1 ? 'late' : 'came',
				noted_by: person
			})
			.execute();
	return {
		course,
		person,
		speaks,
		ask: (named: string, now = after) => speaks((tx) => askForCertificate(asOf(tx, now), course.id, named))
	};
}

test('she asks in the name she likes, changes it, and anybody with the code can check it', async ({ house }) => {
	const { course, person, speaks, ask } = await cameTo(house, 6);
	const first = await ask('Nadia R.');
	const second = await ask('نادية رحمن');
	expect(second).toEqual(first);
	const asked = await speaks((tx) => findCertificateOf(tx, course.id, person));
	expect(asked).toMatchObject({ named: 'نادية رحمن', attended: 6 });
	expect(asked?.code).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/);
	const typed = ` ${asked?.code.toUpperCase().replaceAll('-', ' ')} `;
	const checked = await house.as('door', (door) => checkCertificate(door, typed));
	expect(checked).toMatchObject({ named: 'نادية رحمن', attended: 6, meetings: 7 });
});

test('it prints, with her name, what she came to, and where to check it', async ({ house }) => {
	const { course, speaks, ask } = await cameTo(house, 6);
	await ask('María-José Ñandú');
	const giver = { name: 'Willow Lane', accent: '#6a2c5b', timeZone: 'Europe/London' };
	const sheet = await speaks((tx) =>
		inLanguage('en', () =>
			getCertificateSheet(tx, course.id, giver, (code) => `https://kith.example/certificates/${code}`)
		)
	);
	const text = (await readBack(await certificatePdf(sheet, 'en'))).words;
	for (const words of ['María-José Ñandú', 'Seven Tuesdays for you', '6 of 7', 'kith.example/certificates'])
		expect(text).toContain(words);
});

test('not before the last meeting, not for somebody who never came, not for a stranger', async ({ house }) => {
	const { course, speaks, person, ask } = await cameTo(house, 6);
	expect(await ask('Nadia', during)).toEqual({ ok: false, reason: 'not-yet' });
	expect(await (await cameTo(house, 0)).ask('Nadia')).toEqual({ ok: false, reason: 'never-came' });
	const stranger = await cameTo(house, 1);
	await expect(stranger.speaks((tx) => askForCertificate(asOf(tx, after), course.id, 'Mallory'))).rejects.toThrow(
		NotFound
	);
	await expect(house.as('door', (door) => askForCertificate(asOf(door, after), course.id, 'Mallory'))).rejects.toThrow(
		NotFound
	);
	expect(await speaks((tx) => findCertificateOf(tx, course.id, person))).toBeUndefined();
	await expect(house.as('door', (door) => checkCertificate(door, 'aaaa-aaaa-aaaa'))).rejects.toThrow(NotFound);
	await expect(house.as('door', (door) => checkCertificate(door, '%00’; drop'))).rejects.toThrow(NotFound);
});
