import { expect } from 'vitest';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { putBackTap, signChildIn, signChildOut, takeBackTap } from '#rooms/programmes/creche/visit/commands.server.ts';
import { getCreche, type CrecheChild } from '#rooms/programmes/creche/visit/queries.server.ts';
import { noteAllCame, noteAttendance, takeAllBack } from './commands.server.ts';
import { states, type AttendanceState } from './form.ts';
import { undoOf } from './policy.ts';
import { listRegister, type Line } from './queries.server.ts';

// Ten thousand presses by a thumb that slips: twice, thrice, on a page that was left open, and on what came to lie under it.
const presses = process.env.KITH_DEEP === '1' ? 5_000 : 60; // on each of the two lists

function dice(seed: number) {
	let at = seed;
	return (sides: number) => ((at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
}
const oneOf = <T>(roll: (sides: number) => number, list: readonly T[]): T => {
	const one = list[roll(list.length)];
	if (one === undefined) throw new Error('nothing to choose from');
	return one;
};

type Speak = Awaited<ReturnType<typeof staffOf>>;

/** What a button of a page does, what the page says of it then, and how it is taken back. */
interface Press {
	/** Whose row it is. */
	of: string;
	/** How the row is meant to stand afterwards; `before` where a slip is taken back. */
	meant: string;
	send(): Promise<unknown>;
	undo(): Promise<unknown>;
}

/** The rows of a list as they stand, by their id, and every button that a page of it offers now. */
interface List {
	rows(): Promise<Map<string, string>>;
	buttons(): Promise<Press[]>;
}

const standing = ({ visitId, broughtBy, signedOutAt, collectedBy }: CrecheChild) =>
	!visitId ? 'expected' : signedOutAt ? `gone with ${collectedBy}` : `in with ${broughtBy}`;

function creche(minder: Speak, session: string): List {
	const children = async () => (await minder((tx) => getCreche(tx, session))).children;
	const visitOf = async (id: string) => (await children()).find((one) => one.id === id)?.visitId ?? '';
	const tap = (child: string, which: 'in' | 'out') => async () => {
		const visit = await visitOf(child);
		await minder((tx) => takeBackTap(tx, session, { child, visit, tap: which }));
	};
	const buttonsOf = (child: CrecheChild): Press[] => {
		const [id, visit] = [child.id, child.visitId ?? ''];
		const row = { of: id };
		const isIn = child.visitId !== null && child.signedOutAt === null;
		const brings = (who: string): Press => ({
			...row,
			meant: `in with ${who}`,
			send: () => minder((tx) => signChildIn(tx, session, { child: id, who, last: visit })),
			undo: tap(id, 'in')
		});
		const collects = (who: string): Press => ({
			...row,
			meant: `gone with ${who}`,
			send: () => minder((tx) => signChildOut(tx, session, { child: id, visit, who, sure: true })),
			undo: tap(id, 'out')
		});
		const slip = (which: 'in' | 'out'): Press => ({
			...row,
			meant: which === 'in' ? 'before' : `in with ${child.broughtBy}`,
			send: () => minder((tx) => takeBackTap(tx, session, { child: id, visit, tap: which })),
			undo: () => minder((tx) => putBackTap(tx, session, { child: id, visit }))
		});
		if (!child.visitId) return ['Elena', 'Uncle Ed'].map(brings);
		return isIn ? ['Elena', 'Uncle Ed'].map(collects).concat(slip('in')) : [brings('Elena'), slip('out')];
	};
	return {
		rows: async () => new Map((await children()).map((child) => [child.id, standing(child)])),
		buttons: async () => (await children()).flatMap(buttonsOf)
	};
}

function register(speak: Speak, day: { id: string }): List {
	const lines = () => speak((tx) => listRegister(tx, day));
	const note = (person: string, state: AttendanceState, was: AttendanceState | '') =>
		speak((tx) => noteAttendance(tx, day.id, { person, state, was }));
	const buttonsOf = ({ personId, state: shown }: Line): Press[] =>
		states.map((state) => ({
			of: personId,
			meant: shown === state ? 'open' : state,
			send: () => note(personId, state, shown ?? ''),
			undo: async () => {
				const now = (await lines()).find((line) => line.personId === personId)?.state ?? null;
				const back = undoOf({ state, was: shown ?? '' }, now);
				if (back) await note(personId, back.state, back.was);
			}
		}));
	return {
		rows: async () => new Map((await lines()).map((line) => [line.personId, line.state ?? 'open'])),
		buttons: async () => (await lines()).flatMap(buttonsOf)
	};
}

/** Presses at random, once to three times, on this page or on one that was left open, and looks after each what stands where. */
async function slip(list: List, roll: (sides: number) => number, count: number): Promise<void> {
	const pages: Press[][] = [];
	for (let press = 0; press < count; press++) {
		pages.push(await list.buttons());
		const isFresh = roll(3) > 0;
		const page = isFresh ? pages.at(-1) : oneOf(roll, pages.slice(-6));
		const button = oneOf(roll, page ?? []);
		const before = await list.rows();
		const times = 1 + roll(3);
		for (let time = 0; time < times; time++) await button.send();
		const after = await list.rows();
		for (const [id, stands] of after) if (id !== button.of) expect(stands, 'another row').toBe(before.get(id));
		const stands = after.get(button.of);
		if (!isFresh && button.meant !== 'before')
			expect([before.get(button.of), button.meant], 'a page left open').toContain(stands);
		else if (button.meant !== 'before') expect(stands, 'what was meant').toBe(button.meant);
		else if (isFresh) expect(stands, 'taken back').not.toBe(before.get(button.of));
		if (stands === before.get(button.of) || !isFresh || roll(2)) continue;
		await button.undo();
		expect(Object.fromEntries(await list.rows()), 'taken back').toEqual(Object.fromEntries(before));
	}
}

test(
	'whatever a thumb does on the crèche’s list, no child stands as nobody meant, and each tap is taken back',
	{ timeout: 3_600_000 },
	async ({ house }) => {
		const { today, course, joins } = await courseToday(house);
		for (const firstName of ['Mateo', 'Ana', 'Leo']) await joins('Elena', { children: [{ ...mateo, firstName }] });
		const minder = await staffOf(house, 'creche_worker', course.id);
		await slip(creche(minder, today.id), dice(20_261_127), presses);
	}
);

test(
	'whatever a thumb does on the register, nobody is noted as nobody meant, and each tap is taken back',
	{ timeout: 3_600_000 },
	async ({ house }) => {
		const { today, facilitator, joins } = await courseToday(house);
		for (const name of ['Ana', 'Bea', 'Carla']) await joins(name);
		await slip(register(facilitator, today), dice(20_261_128), presses);
	}
);

test('that all came is one press and one undo, which leaves what was noted by itself', async ({ house }) => {
	const { today, facilitator, coordinator, joins } = await courseToday(house);
	const people = [await joins('Ana'), await joins('Bea'), await joins('Carla')];
	const [ana, , carla] = people.map(({ personId }) => personId);
	const rows = async () => [...(await register(facilitator, today).rows()).values()];
	await facilitator((tx) => noteAttendance(tx, today.id, { person: ana ?? '', state: 'apologies', was: '' }));
	const said = await facilitator((tx) => noteAllCame(tx, today.id));
	expect(await rows()).toEqual(['apologies', 'came', 'came']);
	await coordinator((tx) => noteAttendance(tx, today.id, { person: carla ?? '', state: 'late', was: 'came' }));
	await facilitator((tx) => takeAllBack(tx, today.id, new Date(said.ok ? said.value : '')));
	expect(await rows()).toEqual(['apologies', 'open', 'late']);
});
