// Those who work with it do what they came for.
import { errands, walksOf } from './errands.ts';
import { expect, test } from './walk.ts';

// one after the other: in each language it is the same person's page
test.describe.configure({ mode: 'default' });

for (const [what, walk] of walksOf(errands.team))
	test(what, ({ page, guide, signIn }) => walk({ page, guide, signIn }));

test('all who work with it are among them', () => {
	const people = new Set(
		Object.values(errands)
			.flat()
			.map(({ who }) => who ?? 'somebody new')
	);
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
