import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { startMailServer } from '../../../tests/support/mail-server.ts';
import { makeAccount } from '../identity/examples.ts';
import { keepLogo } from '../identity/logo/commands.server.ts';
import { hashOf, openSession } from '../identity/session.ts';
import { Forbidden } from '../outcome.ts';
import { runtime, settle } from '../runtime.ts';
import { sendTestLetter, writeTestLetter } from './test-letter.server.ts';

const onePoint = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
	'base64'
);

test('a coordinator sends herself a letter and is told what the mail server answered', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, 'ruth@example.org', ['coordinator']);
	const session = hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
	const logo = { png: onePoint, width: 1, height: 1 };
	await house.signedIn(session, (tx) => keepLogo(tx, logo, { alt: { en: 'A leaf' }, inLetters: true }));
	await house.owner.db
		.updateTable('platform.organisation')
		.set({ letter_from: 'post@willow.example', contact_phone: '0113 496 0000' })
		.where('id', '=', house.orgId)
		.execute();
	const letter = await house.signedIn(session, (tx) => writeTestLetter(tx));
	if (!letter) throw new Error('no letter');
	expect(letter).toMatchObject({ to: 'ruth@example.org', from: expect.stringContaining('<post@willow.example>') });
	expect(letter.messageId).toMatch(/@willow\.example>$/);
	expect(letter.text).toContain('0113 496 0000');
	expect(letter.html).toContain('<img src="cid:logo"');
	expect(letter.attachments).toMatchObject([{ cid: 'logo', contentDisposition: 'inline' }]);
	const says = { recipient: (): string | null => null };
	const server = await startMailServer({ recipient: () => says.recipient() });
	const before = runtime();
	settle({ ...before, smtpUrl: server.url });
	try {
		expect(await sendTestLetter(letter)).toMatchObject({ how: 'taken', said: expect.stringContaining('250') });
		expect(server.taken).toEqual(['ruth@example.org']);
		says.recipient = () => '553 sender not yours';
		expect(await sendTestLetter(letter)).toMatchObject({ how: 'refused', said: expect.stringContaining('553') });
	} finally {
		settle(before);
		await server.stop();
	}
	settle({ ...before, smtpUrl: 'smtp://127.0.0.1:1' });
	expect(await sendTestLetter(letter)).toMatchObject({ how: 'refused', said: expect.stringContaining('ECONNREFUSED') });
	settle(before);
});

test('nobody else on the team sends one', async ({ house }) => {
	const id = await makeAccount(house.owner.db, house.orgId, 'fay@example.org', ['facilitator']);
	const session = hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
	await expect(house.signedIn(session, (tx) => writeTestLetter(tx))).rejects.toThrow(Forbidden);
});
