import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const file = new URL('../demonstration/data/wellbeing-course.csv', import.meta.url).pathname;
const run = (...more: string[]) => said('evaluate', 'measure', file, '--measure', 'wemwbs', ...more);

/** The same file, scored by hand: the mean of the items times fourteen, where no more than three are blank. */
function scored() {
	const people = new Map<string, { before?: number; after?: number }>();
	for (const line of readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)) {
		const [id = '', , , wave = '', , ...items] = line.split(',');
		const values = items.filter((item) => item !== '').map(Number);
		if (values.length < 11 || (wave !== 'before' && wave !== 'after')) continue;
		const total = (values.reduce((sum, value) => sum + value, 0) / values.length) * 14;
		people.set(id, { ...people.get(id), [wave]: total });
	}
	return [...people.values()];
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('who was lost is always said; a level and groups only where they were asked for', async () => {
	const plain = JSON.parse((await run('--json')).stdout) as { lost: { n: number; meanBefore: number } };
	const lost = scored().flatMap(({ before, after }) => (after === undefined && before !== undefined ? [before] : []));
	expect(plain.lost.n).toBe(lost.length);
	expect(plain.lost.meanBefore).toBeCloseTo(mean(lost), 9);
	expect(plain).not.toHaveProperty('caseness');
	expect(plain).not.toHaveProperty('baseline');
});

test('a level and thirds, as by hand', async () => {
	const { code, stdout, stderr } = await run('--threshold', '45', '--baseline-groups', '--json');
	expect([code, stderr]).toEqual([0, '']);
	const found = JSON.parse(stdout) as {
		caseness: Record<string, number>;
		baseline: { cuts: number[]; groups: { n: number; meanBefore: number; meanChange: number }[] };
		sentences: string[];
	};
	const paired = scored().flatMap(({ before, after }) =>
		before === undefined || after === undefined ? [] : [{ before, after }]
	);
	const count = (was: boolean, is: boolean) =>
		paired.filter(({ before, after }) => before >= 45 === was && after >= 45 === is).length;
	expect(found.caseness).toMatchObject({
		threshold: 45,
		paired: 37,
		stayedAbove: count(true, true),
		movedBelow: count(true, false),
		movedAbove: count(false, true),
		stayedBelow: count(false, false)
	});
	const inOrder = paired.map(({ before }) => before).sort((a, b) => a - b);
	// Of 37 the cuts of type 7 are the 13th and the 25th.
	const cuts = [inOrder[12] ?? 0, inOrder[24] ?? 0] as const;
	const thirds = [
		paired.filter(({ before }) => before <= cuts[0]),
		paired.filter(({ before }) => before > cuts[0] && before <= cuts[1]),
		paired.filter(({ before }) => before > cuts[1])
	];
	found.baseline.cuts.forEach((cut, place) => expect(cut).toBeCloseTo(cuts[place] ?? 0, 9));
	expect(found.baseline.groups.map(({ n }) => n)).toEqual(thirds.map(({ length }) => length));
	found.baseline.groups.forEach(({ meanBefore, meanChange }, place) => {
		expect(meanBefore).toBeCloseTo(mean((thirds[place] ?? []).map(({ before }) => before)), 9);
		expect(meanChange).toBeCloseTo(mean((thirds[place] ?? []).map(({ before, after }) => after - before)), 9);
	});
	expect(found.sentences.join(' ')).toContain('by chance alone');
});

test('in words too, in both languages, and never “cured”', async () => {
	const { stdout } = await run('--threshold', '45', '--baseline-groups');
	expect(stdout).toContain('stayed at 45 or above');
	expect(stdout).toContain('who began lowest: ');
	const spanish = (await run('--threshold', '45', '--baseline-groups', '--lang', 'es')).stdout;
	expect(spanish).toContain('siguieron en 45 o más');
	expect(spanish).not.toMatch(/lowest|middle|highest/);
	expect(stdout.replace('nobody is cured', '')).not.toContain('cured');
});

test('a level that is no number is exit 2', async () => {
	expect(await run('--threshold', 'ten')).toMatchObject({ code: 2, stdout: '' });
});
