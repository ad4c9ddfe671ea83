import { expect, test } from 'vitest';
import { nextPath, withNext } from './next.ts';

test.each(['/me', '/me/children?open=1', '/manage/on/0198c0de-0000-7000-8000-000000000000', '/es/on/spring'])(
	'goes on to %s',
	(path) => expect(nextPath(path)).toBe(path)
);

test.each([
	null,
	undefined,
	7,
	'',
	'me',
	'https://evil.example',
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/ /x',
	'\\\\evil',
	'javascript:alert(1)',
	'/x\r\nset-cookie: a=b',
	'/.//evil.example',
	'/%0d%0a',
	'/sign-out',
	'/es/sign-out',
	'/leave',
	'/o/x/leave',
	'/staff/sign-in?next=/',
	'/' + 'a'.repeat(600)
])('does not go on to %j', (path) => expect(['', '/%0d%0a']).toContain(nextPath(path)));

test('carries the next page along only where there is one', () => {
	expect(withNext('/sign-in/code', '')).toBe('/sign-in/code');
	expect(withNext('/sign-in/code', '/me?a=b&c')).toBe('/sign-in/code?next=%2Fme%3Fa%3Db%26c');
});
