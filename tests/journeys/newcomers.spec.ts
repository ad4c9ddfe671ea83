// Whoever comes for the first time does what she came for.
import { errands, walksOf } from './errands.ts';
import { test } from './walk.ts';

for (const [what, walk] of walksOf(errands.newcomers))
	test(what, ({ page, guide, signIn }) => walk({ page, guide, signIn }));
