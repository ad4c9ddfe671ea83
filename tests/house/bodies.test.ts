import { expect, test } from 'vitest';
import { bodiesInTransactions } from './bodies.ts';
import { sourcesIn } from './sources.ts';

test('no body is awaited inside a transaction, nor read past its bounds', () => {
	expect(bodiesInTransactions(sourcesIn('src'))).toEqual([]);
	const fault = (text: string) => bodiesInTransactions([{ path: 'src/routes/x/+page.server.ts', text }]);
	expect(fault("locals.tx(async (tx) => leave(tx, await textIn(request, 'id')))")).toHaveLength(1);
	expect(fault('locals.door(async (door) => join(door, (await readForm(request, form)).value))')).toHaveLength(1);
	expect(fault('const form = await request.formData();')).toHaveLength(1);
	expect(fault("const id = await textIn(request, 'id');\nawait locals.tx((tx) => leave(tx, id));")).toEqual([]);
});
