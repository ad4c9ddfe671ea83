import { expect, test } from 'vitest';
import { costsOf } from './figures.ts';

test('the sum is the sum of the lines and of approved claims, once; the crèche can be told apart', () => {
	const lines = [
		{ what: 'venue' as const, planned: 9800, paid: 9000, hours: null },
		{ what: 'creche' as const, planned: 20000, paid: 18050, hours: null },
		{ what: 'staff' as const, planned: 30000, paid: 30000, hours: 20.5 }
	];
	expect(costsOf(lines, { claims: 2350, meetings: 7, places: 12 })).toMatchObject({
		planned: 59800,
		paid: 59400,
		aMeeting: 8486,
		aPlace: 4950,
		withoutCreche: 41350
	});
	expect(costsOf([], { claims: 0, meetings: 0, places: null })).toMatchObject({
		paid: 0,
		aMeeting: null,
		aPlace: null
	});
});
