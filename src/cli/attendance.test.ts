import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-attendance-'));
afterAll(() => rmSync(folder, { recursive: true }));
const header = 'programme,kind,area,block,session,on,person,state,walkIn,cancelled,language';
const lines = [
	'Tea,group,Riverside,1,s1,2026-10-06,007,came,false,false,en',
	'Tea,group,Riverside,1,s1,2026-10-06,7,late,no,no,es',
	'Tea,group,Riverside,1,s1,2026-10-06,999,noWord,,,en',
	'Tea,group,Riverside,1,s2,2026-11-03,007,Left early,0,0,en',
	'Tea,group,Hill,1,s3,2026-11-04,p4,,yes,,en',
	'Tea,group,Hill,1,s4,2026-11-05,p4,came,,true,en'
];
async function attendance(text: string, ...words: string[]) {
	const path = join(folder, 'registers.csv');
	writeFileSync(path, text);
	return said('attendance', path, ...words);
}
const registers = [header, ...lines].join('\n');
const row = (sessions: number, people: number, attendances: number, firstTimers: number) => ({
	sessions,
	people,
	attendances,
	firstTimers
});

test('says base, rows, total and hidden, under the promised names; codes keep their noughts, 999 is somebody', async () => {
	const { code, stdout, stderr } = await attendance(registers, '--by', 'area,month', '--json');
	expect([code, stderr]).toEqual([0, '']);
	expect(JSON.parse(stdout)).toEqual({
		base: 5,
		rows: [
			{ area: 'Hill', month: '2026-11', ...row(1, 1, 1, 1) },
			{ area: 'Riverside', month: '2026-10', ...row(1, 2, 2, 2) },
			{ area: 'Riverside', month: '2026-11', ...row(1, 1, 1, 0) }
		],
		total: row(3, 3, 4, 3),
		hidden: 0
	});
});

test('semicolons, other orders of columns, other ways to write a day, and a header alone', async () => {
	const spanish = 'state;on;person;Session;walk_in\ncame;26/10/2026;a;s;sí\ncame;05/11/2026;b;t;\n';
	expect(JSON.parse((await attendance(spanish, '--by', 'month', '--json')).stdout)).toMatchObject({
		rows: [{ month: '2026-10' }, { month: '2026-11' }]
	});
	expect(JSON.parse((await attendance(`${header}\n`, '--by', 'area', '--json')).stdout)).toEqual({
		...{ base: 0, rows: [], total: row(0, 0, 0, 0), hidden: 0 }
	});
});

test('a sheet is of a workbook: text has none to choose from', async () => {
	const { code, stdout, stderr } = await attendance(registers, '--by', 'area', '--sheet', 'Summer');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain('registers.csv: expected a workbook (.xlsx)');
});

test('for readers few people are hidden, in words too', async () => {
	const many = Array.from(
		{ length: 12 },
		(_, at) => `Tea,group,${at < 9 ? 'Hill' : 'Quay'},1,s${at < 9 ? 1 : 2},2026-10-06,p${at},came,,,en`
	);
	const text = [header, ...many].join('\n');
	const { stdout } = await attendance(text, '--by', 'area', '--readers', '--json');
	const shown = JSON.parse(stdout) as { rows: { people: number | null }[]; hidden: number };
	expect(shown.rows[1]?.people).toBeNull();
	expect(shown.hidden).toBeGreaterThan(3);
	expect(stdout).not.toMatch(/"p\d+"/);
	expect((await attendance(text, '--by', 'area', '--readers')).stdout).toContain('would tell of few people');
	expect((await attendance(text, '--by', 'person', '--readers')).stderr).toContain('readers see nobody');
});

test.each<[string, string, string]>([
	[registers.replace('late', 'lte'), 'area', 'line 3, column "state": expected one of came, late'],
	[registers.replace('false,false,en', 'perhaps,false,en'), 'area', 'line 2, column "walkIn": expected yes or no'],
	[registers.replace('2026-11-03', '2026-02-30'), 'area', 'line 5, column "on": expected a day that there is'],
	[
		'session,on,person,state\ns,3/4/2026,a,came\n',
		'month',
		'line 2, column "on": expected a day that can be read in one way only'
	],
	[registers.replace(',007,came', ',,came'), 'area', 'line 2, column "person": expected who it is'],
	[registers.replace('s3', ''), 'area', 'line 6, column "session": expected which session it was'],
	['session,on,person,state\n', 'area', 'line 1, column "area": expected a column with this name'],
	['session,on,person\n', 'month', 'column "state"'],
	['', 'area', 'an empty file'],
	[registers, 'aera', 'there is no "aera". Did you mean area?'],
	[registers, 'area,area', 'area stands there twice']
])('a wrong file, or a wrong word: exit 2, and nothing on stdout (%#)', async (text, by, sentence) => {
	const { code, stdout, stderr } = await attendance(text, '--by', by, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(sentence);
});
