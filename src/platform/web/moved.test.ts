import { expect, test } from 'vitest';
import { movedTo } from './moved.ts';

const from = (address: string) => movedTo(new URL(address, 'https://kith.example'));

test.each([
	['/courses/tuesdays-january-2027', '/on/tuesdays-january-2027'],
	['/courses/tuesdays-january-2027/join?again=1', '/on/tuesdays-january-2027/join?again=1'],
	['/es/courses/spring', '/es/on/spring'],
	['/o/willow-lane/courses/spring/calendar.ics', '/o/willow-lane/on/spring/calendar.ics'],
	['/o/willow-lane/es/courses/spring', '/o/willow-lane/es/on/spring'],
	['/manage/courses/0198c0de/people.csv?all', '/manage/on/0198c0de/people.csv?all'],
	['/courses//evil.example', '/on//evil.example']
])('%s leads on to %s', (old, now) => expect(from(old)).toBe(now));

test.each(['/', '/on/spring', '/courses', '/manage', '/me/courses/spring', '/coursesx/spring'])(
	'%s did not move',
	(address) => expect(from(address)).toBeUndefined()
);
