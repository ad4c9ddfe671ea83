import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../../tests/support/command-line.ts';

const { kith } = commandLine();

test('codes without weights: the command names what somebody must say, and takes it', { timeout: 180_000 }, () => {
	const codes = join(import.meta.dirname, '../../packages/measures/tests/questionnaires/01-codes-by-position.json');
	const said = ['import', codes, '--measure', 'epds', '--licence', 'made up'];
	const refused = kith('measures', ...said);
	expect([refused.status, refused.stdout]).toEqual([2, '']);
	expect(refused.stderr).toContain('which answer to item 10 is the most worrying: A great deal');
	expect(refused.stderr).toContain('--most');
	const { item } = JSON.parse(readFileSync(codes, 'utf8')) as {
		item: { answerOption: { valueCoding: { display: string } }[] }[];
	};
	const answers = item.map(({ answerOption }, at) => {
		const labels = answerOption.map(({ valueCoding }) => valueCoding.display);
		return `${at + 1} = ${[1, 2, 4].includes(at + 1) ? labels.at(-1) : labels[0]}`;
	});
	kith('user', 'add', 'ruth@example.org', '--name', 'Ruth', '--organisation', 'Willow Lane');
	const taken = kith('measures', ...said, '--most', answers.join(' | '));
	expect(taken.stdout).toContain('epds in en: 10 items');
	expect(taken.stdout).toContain(
		'Item 10 is about safety: "A great deal", "Somewhat", "Hardly" tells somebody, "Not at all" does not.'
	);
});
