// Parents do what they came for.
import { errands, walksOf } from './errands.ts';
import { test } from './walk.ts';

for (const [who, walk] of walksOf(errands.parents))
	test(`${who} does what she came for, in both languages`, ({ page, guide, signIn }) => walk({ page, guide, signIn }));
