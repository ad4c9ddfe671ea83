import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { lettersTo } from '#cast/joining.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { asOf } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { deliver, senderOf } from '#platform/mail/deliver.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { isPushService } from '#platform/push/phone.ts';
import { senderKeys } from '#platform/push/sender.ts';
import { sendPush } from '#platform/push/transport.ts';
import { leaveToSend } from '#platform/mail/ruling.ts';
import { runtime, settle } from '#platform/runtime.ts';
import { rooms } from '#rooms';
import { gateOf } from '../../../worker.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { copyFor } from '../own-data.server.ts';
import { changeSafeContact } from '../safe-contact/commands.server.ts';
import { noRules } from '../safe-contact/policy.ts';
import { chooseTopics } from '../topic/commands.server.ts';
import { renew, takeOut, takeOutGone, turnOn } from './commands.server.ts';
import { listDevices, pushGiven } from './queries.server.ts';

/** What opens a message that was sealed for a device, by RFC 8188; the sealing is the library's, the opening goes by the standard. */
const { decrypt } = createRequire(import.meta.url)('http_ece') as {
	decrypt(sealed: Buffer, how: object): Buffer;
};

/** A push service of our own on this machine, and devices on it whose keys we have. */
async function startPushService() {
	const took: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
	const says = new Map<string, number>();
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const path = request.url ?? '';
			took.push({ path, headers: request.headers, body: Buffer.concat(parts) });
			response.writeHead(says.get(path) ?? 201).end();
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { origin } = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	const device = (path: string) => {
		const [own, secret] = [createECDH('prime256v1'), randomBytes(16)];
		const p256dh = own.generateKeys('base64url');
		const phone = { endpoint: `${origin}${path}`, p256dh, auth: secret.toString('base64url') };
		const read = (body: Buffer) =>
			decrypt(body, { version: 'aes128gcm', privateKey: own, authSecret: phone.auth }).toString();
		return { phone, read };
	};
	return { origin, took, says, device, stop: () => new Promise<void>((done) => server.close(() => done())) };
}

/** One round of sending the letter that waits for her, so many hours from now. */
async function sends(house: House, to: string, hours = 0) {
	const row = await house.owner.db
		.selectFrom('platform.letter')
		.select('id')
		.where('account_id', '=', to)
		.orderBy('created_at', 'desc')
		.executeTakeFirstOrThrow();
	const words = {
		'programmes.place': async () => ({
			subject: 'A message',
			paragraphs: ['Secret'],
			act: { words: 'Open', path: '/me' }
		})
	};
	const tx: Parameters<typeof deliver>[0]['tx'] = (work) =>
		house.as('job', (job) => work(asOf(job, new Date(job.now.getTime() + hours * 3_600_000))));
	await deliver({ orgId: house.orgId, payload: { letter: row.id }, tx }, words, gateOf(rooms), [], takeOutGone);
	return house.owner.db
		.selectFrom('platform.letter')
		.select(['sent_by', 'withheld', 'failed'])
		.where('id', '=', row.id)
		.executeTakeFirstOrThrow();
}
const letter = (house: House, to: string) => house.as('job', (job) => queueLetter(job, to, 'programmes.place', {}));

test('a device is told that there is a message and no more, sealed so that it alone opens it, and signed by this house', async ({
	house
}) => {
	const service = await startPushService();
	const { phone, read } = service.device('/hers');
	const her = await personIn(house);
	expect(await gateSays(house, her.id)).toMatchObject({ held: 'no-way' });
	const on = await her((tx) => turnOn(tx, { name: 'My phone', ...phone }));
	expect(on.ok).toBe(true);
	await letter(house, her.id);
	expect(await sends(house, her.id)).toMatchObject({ sent_by: 'push', withheld: null });
	const [came] = service.took;
	const said = JSON.parse(read(came?.body ?? Buffer.alloc(0))) as object;
	const { isFirst, slug } = await house.as('job', senderOf);
	expect(said).toEqual({
		words: 'You have a message',
		address: `${runtime().origin}${isFirst ? '' : `/o/${slug}`}/me`
	});
	expect(came?.body.includes('Secret')).toBe(false);
	expect(came?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '259200', urgency: 'normal' });
	expect(isSignedByUs(came?.headers.authorization ?? '', service.origin)).toBe(true);
	await service.stop();
});

/** VAPID (RFC 8292): a token for this push service, signed with the key by which it knows us. */
function isSignedByUs(authorization: string, origin: string): boolean {
	const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
	const [head, body, signature] = token.split('.');
	const point = Buffer.from(key, 'base64url');
	const jwk = {
		kty: 'EC',
		crv: 'P-256',
		x: point.subarray(1, 33).toString('base64url'),
		y: point.subarray(33).toString('base64url')
	};
	const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
	const { aud } = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as { aud: string };
	const isSigned = verify(
		'sha256',
		Buffer.from(`${head ?? ''}.${body ?? ''}`),
		publicKey,
		Buffer.from(signature ?? '', 'base64url')
	);
	return isSigned && aud === origin && key === senderKeys().publicKey;
}

test('a device that its push service knows no more is taken out, and the message goes by the next safe way; one that fails for now is tried again', async ({
	house
}) => {
	const service = await startPushService();
	const [gone, stays] = [service.device('/gone'), service.device('/stays')];
	const her = await personIn(house, { reach: { kind: 'phone', value: '07700900456' } });
	await her((tx) => turnOn(tx, { name: 'Old', ...gone.phone }));
	await letter(house, her.id);
	expect(await sends(house, her.id, 0)).toMatchObject({ withheld: 'by-phone' });
	expect(service.took).toEqual([]);
	await letter(house, her.id);
	service.says.set('/gone', 503);
	expect(await sends(house, her.id, 25)).toMatchObject({ withheld: null, failed: [] });
	service.says.set('/gone', 410);
	expect(await sends(house, her.id, 25)).toMatchObject({ withheld: 'returned', failed: ['push'] });
	expect(await her(listDevices)).toMatchObject([{ name: 'Old', endedAt: expect.any(Date) as Date }]);
	const [old] = await her(listDevices);
	await her((tx) => renew(tx, old?.id ?? '', stays.phone));
	await letter(house, her.id);
	expect(await sends(house, her.id, 25)).toMatchObject({ sent_by: 'push' });
	expect(service.took.at(-1)?.path).toBe('/stays');
	await service.stop();
});

test('e-mail comes first, a device beside it counts after a day, and nothing goes to a phone that somebody else uses', async ({
	house
}) => {
	const { phone } = (await startPushService()).device('/x');
	const her = await personIn(house, byEmail('pushed'));
	await her((tx) => turnOn(tx, { name: 'My phone', ...phone }));
	expect((await lettersTo(house, her.id)).map(({ kind }) => kind)).toEqual(['people.device-added']);
	const now = await house.as('job', async (job) => job.now);
	const tomorrow = new Date(now.getTime() + 25 * 3_600_000);
	expect(await gateSays(house, her.id, 'programmes.place', tomorrow)).toMatchObject({ go: { way: 'email' } });
	await her((tx) => changeSafeContact(tx, her.id, { ...noRules, mayEmail: false, note: '' }));
	expect(await gateSays(house, her.id, 'programmes.place', now)).toMatchObject({ held: 'changed' });
	expect(await gateSays(house, her.id, 'programmes.place', tomorrow)).toMatchObject({ go: { way: 'push' } });
	await her((tx) => chooseTopics(tx, { on: [], others_mailbox: false, others_phone: true }));
	expect(await gateSays(house, her.id, 'programmes.place', tomorrow)).toMatchObject({ held: 'no-way' });
});

test('devices are hers alone: nobody else sees, renews or takes them out; five at most, and her copy names them without their keys', async ({
	house
}) => {
	const service = await startPushService();
	const [her, other] = [await personIn(house), await personIn(house)];
	const phones = Array.from({ length: 6 }, (_, at) => service.device(`/${at}`).phone);
	for (const [at, phone] of phones.entries()) {
		const on = await her((tx) => turnOn(tx, { name: `Phone ${at}`, ...phone }));
		expect(on.ok).toBe(at < 5);
	}
	const [first] = await her(listDevices);
	const id = first?.id ?? '';
	expect(await other(listDevices)).toEqual([]);
	await expect(other((tx) => renew(tx, id, phones[0] as (typeof phones)[0]))).rejects.toThrow(NotFound);
	await expect(other((tx) => takeOut(tx, id))).rejects.toThrow(NotFound);
	await expect(
		house.as('door', (tx) => turnOn(tx, { name: 'x', ...(phones[0] as (typeof phones)[0]) }))
	).rejects.toThrow(Forbidden);
	await expect(her((tx) => takeOutGone(tx, [id]))).rejects.toThrow(Forbidden);
	expect(await her((tx) => pushGiven(tx, id))).toMatchObject({
		on: true,
		ends: expect.arrayContaining([phones[0]?.endpoint.slice(-16)]) as string[]
	});
	const copy = JSON.stringify((await her((tx) => copyFor(tx, her.id)))['people.push']);
	expect(copy).toContain('Phone 3');
	expect(copy).not.toContain('sealed');
	const kept = await house.owner.db.selectFrom('people.push').select('sealed').where('id', '=', id).executeTakeFirst();
	expect(kept?.sealed).not.toContain('127.0.0.1');
	await her((tx) => takeOut(tx, id));
	expect(await her(listDevices)).toHaveLength(4);
	await service.stop();
});

test('nothing is pushed without leave, nor anywhere but to a push service', async ({ house }) => {
	const push = { words: 'x', address: 'y' };
	const elsewhere = leaveToSend({ way: 'text', address: 'her', from: new Date(0) });
	await expect(sendPush(push, elsewhere)).rejects.toThrow('leave to go elsewhere');
	const good = [
		'https://fcm.googleapis.com/fcm/send/abc',
		'https://updates.push.services.mozilla.com/wpush/v2/x',
		'https://web.push.apple.com/Q'
	];
	const bad = [
		'http://fcm.googleapis.com/x',
		'https://fcm.googleapis.com.example.org/x',
		'https://169.254.169.254/',
		'https://fcm.googleapis.com:8443/x',
		'https://a@web.push.apple.com/',
		'http://127.0.0.1:5432/',
		'file:///etc/passwd',
		''
	];
	expect(good.filter((one) => !isPushService(one))).toEqual([]);
	expect(bad.filter((one) => isPushService(one))).toEqual([]);
	expect(house.orgId).toBeTruthy();
	const { cheapHashes, ...settled } = runtime();
	settle(settled);
	const there = { id: 'x', endpoint: 'http://127.0.0.1:9/', p256dh: '', auth: '' };
	const said = await sendPush(push, leaveToSend({ way: 'push', address: 'her', from: new Date(0), phones: [there] }));
	settle({ ...settled, cheapHashes });
	expect(said.gone).toEqual(['x']);
});
