import * as v from 'valibot';
import { expect, test } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { roleForm } from './form.ts';

const typed = {
	called: 'Rosa',
	email: ' Rosa@Example.org ',
	language: 'es',
	role: 'facilitator',
	cohortId: uuidv7(),
	until: '2027-06-30',
	why: 'Spring'
};
const wrong = (wishes: Record<string, string>) => [
	...new Set(v.safeParse(roleForm, { ...typed, ...wishes }).issues?.map((issue) => v.getDotPath(issue)))
];

test('somebody new needs a name and an address; somebody known needs neither', () => {
	expect(v.parse(roleForm, typed)).toMatchObject({ known: '', email: 'rosa@example.org' });
	expect(wrong({ called: '', email: '' })).toEqual(['called', 'email']);
	expect(wrong({ called: '', email: '', known: uuidv7() })).toEqual([]);
	expect(wrong({ email: 'not an address' })).toEqual(['email']);
});

test('a facilitator belongs to a course, a coordinator to all of them', () => {
	expect(wrong({ cohortId: '' })).toEqual(['cohortId']);
	expect(wrong({ cohortId: '', role: 'creche_worker' })).toEqual(['cohortId']);
	expect(wrong({ cohortId: '', role: 'coordinator' })).toEqual([]);
	expect(wrong({ role: 'owner' })).toEqual(['role']);
});

test('every role has an end and a reason', () => {
	expect(wrong({ until: '' })).toEqual(['until']);
	expect(wrong({ until: '2027-02-29' })).toEqual(['until']);
	expect(wrong({ why: ' ' })).toEqual(['why']);
	expect(wrong({ called: 'n'.repeat(10_000) })).toEqual(['called']);
});
