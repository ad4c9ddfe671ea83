import * as v from 'valibot';
import { expect, test } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { questionForm } from './form.ts';

const read = (typed: Record<string, string>) =>
	v.safeParse(questionForm, { id: uuidv7(), words: 'Is there a lift?', ...typed });
const problem = (typed: Record<string, string>) =>
	read(typed).issues?.map((issue) => [v.getDotPath(issue), issue.message]);

test('only the question must be there, and one field takes an e-mail address or a number', () => {
	expect(read({}).output).toMatchObject({ reach: null, safe: 'any', called: '', machine: false });
	expect(read({ way: ' Ana@Example.org ' }).output).toMatchObject({
		reach: { kind: 'email', value: 'ana@example.org' }
	});
	expect(read({ way: '٠٧٧٠٠ ٩٠٠١٢٣' }).output).toMatchObject({ reach: { kind: 'phone', value: '07700900123' } });
});

test('what is wrong is said where it stands, and what a machine fills in is seen', () => {
	expect(problem({ words: '  ' })).toEqual([['words', 'Please write your question.']]);
	expect(problem({ way: 'next door' })).toEqual([['way', expect.stringContaining('neither an e-mail address')]]);
	expect(problem({ way: 'ana@' })?.[0]?.[0]).toBe('way');
	expect(read({ extra: 'https://example.org' }).output).toMatchObject({ machine: true });
});
