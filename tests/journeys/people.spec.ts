// Parents do what they came for.
import { errands, walksOf } from './errands.ts';
import { test } from './walk.ts';

for (const [what, walk] of walksOf(errands.parents))
	test(what, ({ page, guide, signIn }) => walk({ page, guide, signIn }));
