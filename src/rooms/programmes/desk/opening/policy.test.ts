import { expect, test } from 'vitest';
import { lacking, type OpeningFacts } from './policy.ts';

const all: OpeningFacts = {
	lettersGo: true,
	isReachable: true,
	coordinators: 2,
	leads: 1,
	leadsInside: 1,
	leadWaits: false,
	conductLeads: 1,
	hearers: 3,
	hasContact: true,
	helpChecked: true,
	backupSaid: true,
	hasWording: true
};

test('the list goes away once everything is done', () => expect(lacking(all)).toEqual([]));

test.each<[Partial<OpeningFacts>, string]>([
	[{ lettersGo: false }, 'letters'],
	[{ isReachable: false }, 'address'],
	[{ leads: 0, leadsInside: 0 }, 'lead'],
	[{ leads: 0, leadsInside: 0, leadWaits: true }, 'lead-waits'],
	[{ leadsInside: 0 }, 'lead-away'],
	[{ conductLeads: 0 }, 'conduct-lead'],
	[{ coordinators: 1 }, 'second-coordinator'],
	[{ hearers: 1 }, 'hearer'],
	[{ hasContact: false }, 'contact'],
	[{ helpChecked: false }, 'help-lines'],
	[{ backupSaid: false }, 'backup'],
	[{ hasWording: false }, 'wording']
])('%j is said', (fact, lack) => expect(lacking({ ...all, ...fact })).toEqual([lack]));
