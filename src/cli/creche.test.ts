import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-creche-'));
afterAll(() => rmSync(folder, { recursive: true }));
const joy = { id: 'Joy', from: 600, to: 690, mayFrom: 570, mayTo: 720 };
const ama = { id: 'Ama', from: null, to: null, mayFrom: 600, mayTo: 720 };
const day = {
	...{ from: 600, to: 720, atLeast: 1 },
	bands: [{ id: 'under-two', perAdult: 3, m2: 3.5 }],
	...{ rooms: [{ m2: 20 }], workers: [joy], children: [{ band: 'under-two', from: null, to: 690 }] },
	waiting: [{ family: 'r1', since: '2026-11-02', children: [{ band: 'under-two' }] }]
};
async function solve(content: unknown, ...more: string[]) {
	const path = join(folder, 'day.json');
	writeFileSync(path, JSON.stringify(content));
	return said('creche', 'solve', path, ...more);
}
const solved = async (content: object) => {
	const { code, stdout, stderr } = await solve(content, '--json');
	expect([code, stderr]).toEqual([0, '']);
	return JSON.parse(stdout) as {
		slots: unknown[];
		next: { fits: string; words: string } | null;
		overTwoHours: unknown[];
	};
};

test('says slots, the next family and who stays long, under the promised names', async () => {
	expect(await solved({ ...day, from: 675, children: [{ band: 'under-two', from: 555, to: 690 }] })).toEqual({
		slots: [{ at: 675, needed: 1, present: 1 }, ...[690, 705].map((at) => ({ at, needed: 0, present: 0 }))],
		next: {
			...{ family: 'r1', fits: 'with-change', people: 1, minutes: 30 },
			change: [{ worker: 'Joy', from: 600, to: 720, minutes: 30 }],
			words: 'If Joy stays until 12:00 (30 minutes more), she and her child can come.'
		},
		overTwoHours: [{ child: 0, band: 'under-two', minutes: 135 }]
	});
});

test.each<[string, object, string, string]>([
	['now', { workers: [{ ...joy, to: 720 }] }, 'she and her child can come', 'puede venir con su peque'],
	['no-room', { rooms: [] }, 'The rooms are too small', 'Las salas son pequeñas'],
	['nobody', { workers: [] }, 'even if 4 people change', 'aunque 4 personas'],
	[
		'with-change',
		{ from: 570, children: [] },
		'Joy begins at 09:30 and stays until 12:00 (60',
		'empieza a las 09:30 y se queda'
	],
	['with-change', { from: 570, to: 690, children: [] }, 'Joy begins at 09:30 (30', 'Joy empieza a las 09:30'],
	['with-change', { workers: [ama] }, 'Ama comes from 10:00 to 12:00 (120 minutes)', 'Ama viene de 10:00 a 12:00'],
	[
		'with-change',
		{ workers: [joy, ama], atLeast: 2 },
		'Ama comes from 10:00 to 12:00 (120 minutes) and Joy stays',
		'y Joy'
	]
])('says in words that it is %s (%#)', async (fits, change, english, spanish) => {
	const { next } = await solved({ ...day, ...change });
	expect([next?.fits, next?.words]).toEqual([fits, expect.stringContaining(english)]);
	expect((await solve({ ...day, ...change }, '--lang', 'es')).stdout).toContain(spanish);
});

test('nobody waits, nobody is planned', async () => {
	expect(await solved({ ...day, waiting: [], children: [] })).toMatchObject({ next: null, overTwoHours: [] });
	expect((await solve({ ...day, waiting: [] })).stdout).toContain('No family waits.');
});

test.each<[object, string]>([
	[{ from: 601 }, 'from: expected minutes of the day in quarter hours, from 0 to 1440, found 601'],
	[{ to: 600 }, 'to: expected a later time than it begins at'],
	[{ workers: [joy, joy] }, 'workers[1].id: expected a name that no other has'],
	[{ workers: [{ ...joy, to: null }] }, 'workers[0].to: expected minutes'],
	[{ children: [{ band: 'teen' }] }, 'children[0].band: expected one of under-two, found "teen"'],
	[{ waiting: [{ family: 'f', since: 1, children: [{ band: 'teen' }] }] }, 'waiting[0].children[0].band'],
	[{ bands: [{ id: 'under-two', perAdult: 0, m2: 1 }] }, 'bands[0].perAdult'],
	[{ rooms: null }, 'rooms: expected Array, found null']
])('a wrong file: exit 2, where it is, and nothing on stdout (%#)', async (change, sentence) => {
	const { code, stdout, stderr } = await solve({ ...day, ...change }, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(`day.json: ${sentence}`);
});
