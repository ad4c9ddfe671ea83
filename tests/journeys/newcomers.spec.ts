// Whoever comes for the first time does what she came for.
import { errands, walksOf } from './errands.ts';
import { test } from './walk.ts';

for (const [who, walk] of walksOf(errands.newcomers))
	test(`${who} does what she came for, in both languages`, ({ page, guide, signIn }) => walk({ page, guide, signIn }));
