import { deflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { test, type House } from '../../../../tests/support/house.ts';
import type { Role } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { makeAccount } from '../examples.ts';
import { findOrganisation } from '../organisation.ts';
import { hashOf, openSession } from '../session.ts';
import { describeLogo, drawLogo, keepLogo, removeLogo, type DrawnLogo } from './commands.server.ts';
import { findLogo, findPicture } from './queries.server.ts';

const about = { alt: { en: 'A leaf', es: 'Una hoja' }, inLetters: false };

/** A PNG of one colour, with a word in it that nobody was meant to see. */
function picture(width: number, height: number, secret = 'taken at home'): Uint8Array {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc(body));
		return Buffer.concat([length, body, sum]);
	};
	const size = Buffer.alloc(13);
	size.writeUInt32BE(width, 0);
	size.writeUInt32BE(height, 4);
	size.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc((width + 1) * height, 0x80);
	for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		chunk('IHDR', size),
		chunk('tEXt', Buffer.from(`Comment\0${secret}`)),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function crc(bytes: Buffer): number {
	let sum = ~0;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return ~sum >>> 0;
}

const speaking = async (house: House, role: Role) => {
	const id = await makeAccount(house.owner.db, house.orgId, `${role}@example.org`, [role]);
	return hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
};
const drawn = async (file: Uint8Array) => {
	const logo = await drawLogo(file);
	if (typeof logo === 'string') throw new Error(logo);
	return logo;
};

test('a picture is drawn anew within its bounds, and nothing else of the file is kept', async () => {
	const file = picture(1600, 400);
	expect(Buffer.from(file).includes('taken at home')).toBe(true);
	const logo = await drawn(file);
	expect(logo).toMatchObject({ width: 800, height: 200 });
	expect(Buffer.from(logo.png).includes('taken at home')).toBe(false);
	expect(await drawn(picture(30, 900))).toMatchObject({ width: 8, height: 240 });
	expect(await drawn(picture(3, 2))).toMatchObject({ width: 3, height: 2 });
});

test.each<[string, Uint8Array, string]>([
	['a drawing as SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'unreadable'],
	['words', Buffer.from('hello'), 'unreadable'],
	['half a picture', picture(400, 100).subarray(0, 60), 'unreadable'],
	[
		'the beginning of one and rubbish',
		Buffer.concat([picture(4, 4).subarray(0, 8), Buffer.alloc(400, 7)]),
		'unreadable'
	],
	['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), 'unreadable'],
	['a small file with more points than memory', picture(9000, 9000), 'too-large']
])('%s is refused', async (_, file, why) => expect(await drawLogo(file)).toBe(why));

test('a coordinator says what her organisation is known by, changes what is said of it, and takes it away', async ({
	house
}) => {
	const coordinator = await speaking(house, 'coordinator');
	const first = await drawn(picture(400, 100));
	await house.signedIn(coordinator, (tx) => keepLogo(tx, first, about));
	const { logo } = await findOrganisation(house.owner.db, { id: house.orgId });
	expect(logo).toMatchObject({ width: 400, height: 100, alt: about.alt, inLetters: false });
	const shown = await house.as('visitor', (tx) => findPicture(tx, logo?.digest ?? ''));
	expect(Buffer.from(shown ?? []).equals(Buffer.from(first.png))).toBe(true);
	await house.signedIn(coordinator, (tx) => describeLogo(tx, { ...about, inLetters: true }));
	expect((await findOrganisation(house.owner.db, { id: house.orgId })).logo?.inLetters).toBe(true);
	await house.signedIn(coordinator, (tx) => removeLogo(tx));
	expect(await house.as('visitor', (tx) => findLogo(tx))).toBeUndefined();
	const trail = house.owner.db.selectFrom('platform.audit').select('action').where('action', 'like', 'platform.logo.%');
	expect((await trail.orderBy('at').execute()).map(({ action }) => action.split('.').at(-1))).toEqual([
		'kept',
		'described',
		'removed'
	]);
});

test('nobody else on the team does', async ({ house }) => {
	const logo: DrawnLogo = { png: picture(2, 2), width: 2, height: 2 };
	for (const role of ['facilitator', 'evaluator', 'safeguarding_lead'] as const) {
		const session = await speaking(house, role);
		await expect(house.signedIn(session, (tx) => keepLogo(tx, logo, about))).rejects.toThrow(Forbidden);
		await expect(house.signedIn(session, (tx) => describeLogo(tx, about))).rejects.toThrow(Forbidden);
		await expect(house.signedIn(session, (tx) => removeLogo(tx))).rejects.toThrow(Forbidden);
	}
});
