// Those who work with it do what they came for.
import { errands, walkErrands } from './errands.ts';
import { expect, test } from './walk.ts';

walkErrands(errands.team);

test('all who work with it are among them', () => {
	const people = new Set([...errands.parents, ...errands.team].map(({ who }) => who ?? 'somebody new'));
	expect([...people].sort()).toEqual(
		[
			'coordinator',
			'creche',
			'evaluator',
			'facilitator',
			'otherCoordinator',
			'parent',
			'safeguardingLead',
			'somebody new'
		].sort()
	);
});
