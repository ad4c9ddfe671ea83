import { expect, test } from 'vitest';
import { organisationOf, type OrganisationRow } from '../identity/organisation.ts';
import { waysOut } from './leave.server.ts';

const organisation = (slug: string, leaveTo: string, more: Partial<OrganisationRow> = {}) =>
	organisationOf({
		id: slug,
		slug,
		host: null,
		name: slug,
		languages: ['en'],
		default_language: 'en',
		time_zone: 'Europe/London',
		accent: '#6a2c5b',
		leave_to: leaveTo,
		safeguarding_name: null,
		safeguarding_hours: {},
		is_first: false,
		letter_name: null,
		contact_phone: null,
		contact_email: null,
		contact_hours: {},
		letter_from: null,
		help_lines: {},
		logo: null,
		...more
	});
const leave = (address: string) => new URL(address);

test('each organisation has its own way out, by path, by host, or as the first', () => {
	const ways = waysOut();
	expect(ways.of(leave('https://kith.example.org/leave'))).toBe('https://www.bbc.co.uk/weather');
	ways.remember(organisation('first', 'https://first.example/', { is_first: true }));
	ways.remember(organisation('second', 'https://second.example/'));
	ways.remember(organisation('third', 'https://third.example/', { host: 'third.example.org' }));
	expect(ways.of(leave('https://kith.example.org/leave'))).toBe('https://first.example/');
	expect(ways.of(leave('https://kith.example.org/es/leave'))).toBe('https://first.example/');
	expect(ways.of(leave('https://kith.example.org/o/second/leave'))).toBe('https://second.example/');
	expect(ways.of(leave('https://third.example.org/leave'))).toBe('https://third.example/');
	expect(ways.of(leave('https://kith.example.org/o/nowhere/leave'))).toBe('https://www.bbc.co.uk/weather');
});

test('a way out that changed is learnt, also when many were seen', () => {
	const ways = waysOut();
	for (let index = 0; index < 12_000; index++)
		ways.remember(organisation('first', `https://e${index}.example/`, { is_first: true }));
	expect(ways.of(leave('https://kith.example.org/leave'))).toBe('https://e11999.example/');
});
