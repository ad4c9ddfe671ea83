import { expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';
import { threadFrom, type ThreadStep } from '#rooms/coproduction/thread/fold.ts';

const step = (
	way: 'earlier' | 'later',
	kind: ThreadStep['kind'],
	id: string,
	depth: number,
	rests: boolean
): ThreadStep => ({
	...{ way, kind, id, depth, rests },
	words: kind === 'note' ? null : { en: `${kind} ${id}` }
});

test('a thread ends in notes, which are named and never shown; what rests on nothing is a gap', () => {
	const steps = [
		step('earlier', 'note', 'n', 2, false),
		step('earlier', 'theme', 't', 1, true),
		step('earlier', 'promise', 'p', 0, true),
		step('earlier', 'theme', 'u', 1, false)
	];
	const thread = threadFrom(steps);
	expect(thread?.from).toEqual({ kind: 'promise', id: 'p', words: { en: 'promise p' }, hidden: false });
	expect(thread?.earlier.map(({ id, hidden }) => [id, hidden])).toEqual([
		['t', false],
		['u', false],
		['n', true]
	]);
	expect([thread?.ends, thread?.gaps.map(({ id }) => id)]).toEqual([['theme', 'note'], ['u']]);
	expect(threadFrom([])).toBeUndefined();
});

test.each([
	['nothing', '0198c1f0-0000-7000-8000-000000000000'],
	['theme', 'x']
])('%s %s is refused', async (kind, id) => {
	const { code, stdout, stderr } = await said('thread', kind, id);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain('bin/kith thread');
});
