// Parents do what they came for.
import { errands, walksOf } from './errands.ts';
import { test } from './walk.ts';

// one after the other: in each language it is the same person's page
test.describe.configure({ mode: 'default' });

for (const [what, walk] of walksOf(errands.parents))
	test(what, ({ page, guide, signIn }) => walk({ page, guide, signIn }));
