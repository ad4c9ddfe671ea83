import { expect } from 'vitest';
import * as v from 'valibot';
import { test, type House } from '../../../tests/support/house.ts';
import { uuidv7 } from '../db/ids.ts';
import type { Role } from '../db/tx.ts';
import { inLanguage } from '../i18n/language.ts';
import { makeAccount } from '../identity/examples.ts';
import { findOrganisation } from '../identity/organisation.ts';
import { hashOf, openSession } from '../identity/session.ts';
import { Forbidden } from '../outcome.ts';
import { keepHelpLines } from './commands.server.ts';
import { checkedNow, helpLinesForm, helpLineValues } from './form.ts';
import { areChecked, linesNow, shippedLines, shownLine } from './lines.ts';

const danger = {
	name: 'Peligro',
	number: '112',
	word: '',
	hours: 'Siempre.',
	link: 'https://112.example',
	checkedOn: '2026-11-27'
};
const written = { ...danger, name: 'Escribe', number: '600 000 017', word: 'AYUDA' };
const speaking = async (house: House, role: Role) => {
	const id = await makeAccount(house.owner.db, house.orgId, `${uuidv7()}@example.org`, [role]);
	return hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
};
const ours = (house: House) => findOrganisation(house.owner.db, { id: house.orgId });

test('a list of its own stands in its language alone, and an empty one brings back what Kith brings', async ({
	house
}) => {
	const coordinator = await speaking(house, 'coordinator');
	await house.signedIn(coordinator, (tx) => keepHelpLines(tx, 'es', [danger, written]));
	const { helpLines } = await ours(house);
	expect(inLanguage('es', () => linesNow(helpLines))).toMatchObject([danger, written]);
	expect(inLanguage('en', () => linesNow(helpLines))).toEqual(inLanguage('en', shippedLines));
	expect(inLanguage('es', () => shownLine(written))).toEqual({
		icon: 'send',
		title: 'Escribe: AYUDA al 600 000 017',
		text: 'Siempre.',
		href: 'sms:600000017?&body=AYUDA'
	});
	expect(inLanguage('es', () => shownLine(danger)).href).toBe('tel:112');
	await house.signedIn(coordinator, (tx) => keepHelpLines(tx, 'es', []));
	expect((await ours(house)).helpLines).toEqual({});
});

test('nobody else on the team changes whom people ring', async ({ house }) => {
	for (const role of ['facilitator', 'evaluator', 'safeguarding_lead'] as const) {
		const session = await speaking(house, role);
		await expect(house.signedIn(session, (tx) => keepHelpLines(tx, 'en', [danger]))).rejects.toThrow(Forbidden);
	}
});

test('a list is checked for a year from the day that each of its lines names; what Kith brings never is', () => {
	expect(areChecked({ es: [danger, written] }, ['es'], '2027-11-26')).toBe(true);
	expect(areChecked({ es: [danger, written] }, ['es'], '2027-11-27')).toBe(false);
	expect(areChecked({ es: [danger, { ...written, checkedOn: '' }] }, ['es'], '2026-11-28')).toBe(false);
	expect(areChecked({ es: [danger] }, ['es', 'en'], '2026-11-28')).toBe(false);
	expect(shippedLines().every(({ link, checkedOn }) => link.startsWith('https://') && checkedOn === '')).toBe(true);
});

test('a list is read as it is typed: empty rows are left out, and half of one is said at its field', () => {
	const read = (typed: Record<string, string>) => v.safeParse(helpLinesForm, { language: 'es', ...typed });
	const typed = helpLineValues([danger, written]);
	expect(read(typed).output).toEqual({ language: 'es', lines: [danger, written] });
	expect(read({ ...typed, 'hours-5': 'nobody' }).output).toEqual({ language: 'es', lines: [danger, written] });
	const wrong = (more: Record<string, string>) =>
		read({ ...typed, ...more }).issues?.map((issue) => v.getDotPath(issue));
	expect(wrong({ 'name-3': 'Somebody' })).toEqual(['number-3']);
	expect(wrong({ 'number-1': 'call us' })).toEqual(['number-1']);
	expect(wrong({ 'link-0': 'javascript:alert(1)' })).toEqual(['link-0']);
	expect(wrong({ 'checked-0': '2026-13-01' })).toEqual(['checked-0']);
});

test('whoever says that she checked a line stands beside it, and stays there while others change the rest', async ({
	house
}) => {
	const [one, two] = [await speaking(house, 'coordinator'), await speaking(house, 'coordinator')];
	const by = async () => ((await ours(house)).helpLines.es ?? []).map(({ checkedBy }) => checkedBy);
	const unchecked = [{ ...danger, checkedOn: '' }, written];
	await house.signedIn(one, (tx) => keepHelpLines(tx, 'es', unchecked));
	const [first, second] = await by();
	expect(first).toBeUndefined();
	expect(second).toMatch(/^[0-9a-f-]{36}$/);
	const pressed = checkedNow(unchecked, { ...helpLineValues(unchecked), today: '0' }, '2026-11-28');
	expect(pressed.map(({ checkedOn }) => checkedOn)).toEqual(['2026-11-28', written.checkedOn]);
	await house.signedIn(two, (tx) => keepHelpLines(tx, 'es', pressed));
	const [now, kept] = await by();
	expect(kept).toBe(second);
	expect(now).toMatch(/^[0-9a-f-]{36}$/);
	expect(now).not.toBe(second);
});
