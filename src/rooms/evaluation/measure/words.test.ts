import { expect, test } from 'vitest';
import type { WordingProblem } from '@kith/measures';
import { problemSentences } from './words.ts';

const lost = (place: Pick<WordingProblem, 'line' | 'path'>): WordingProblem => ({
	kind: 'no-text',
	found: '',
	expected: '',
	...place
});

test('one problem is said once, with every place where it is so', () => {
	const lines = problemSentences([3, 5, 9].map((line) => lost({ line })));
	expect(lines).toHaveLength(1);
	expect(lines[0]).toMatch(/^Lines 3, 5, 9: /);
	const paths = problemSentences(['item[0]', 'item[4]'].map((path) => lost({ path })));
	expect(paths).toHaveLength(1);
	expect(paths[0]).toContain('item[0], item[4]');
	expect(problemSentences(Array.from({ length: 40 }, (_, at) => lost({ line: at + 1 })))[0]).toMatch(
		/^Lines 1, .*12, …: /
	);
	expect(problemSentences([lost({ line: 3 }), { ...lost({ line: 3 }), kind: 'status' }])).toHaveLength(2);
});
