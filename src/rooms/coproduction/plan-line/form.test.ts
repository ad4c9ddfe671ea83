import * as v from 'valibot';
import { expect, test } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { newPlanLineForm, valueOf } from './form.ts';

test('a line as its page sends it follows from one thing of the list; what is not of the list is asked for again', () => {
	const [id, theme, venue] = [uuidv7(), uuidv7(), uuidv7()];
	const typed = { id, area: 'food', 'words-en': 'Soup', from: valueOf({ kind: 'theme', id: theme }) };
	expect(v.parse(newPlanLineForm, { ...typed, home: valueOf({ kind: 'venue', id: venue }) })).toMatchObject({
		from: { kind: 'theme', id: theme },
		home: { kind: 'venue', id: venue }
	});
	expect(v.parse(newPlanLineForm, typed).home).toBeNull();
	for (const from of ['', theme, `person:${theme}`, 'theme:'])
		expect([from, v.safeParse(newPlanLineForm, { ...typed, from }).success]).toEqual([from, false]);
});
