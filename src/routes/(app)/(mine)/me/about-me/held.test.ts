import { expect, test } from 'vitest';
import { heldAbout } from './held.ts';

test('a line that the crèche noted by mistake is shown to her as one', () => {
	const [slip, visit] = [new Date('2027-01-12T10:00:00Z'), new Date('2027-01-19T10:00:00Z')];
	const copy = {
		'creche.visit': [
			{ signed_in_at: slip, mistaken_at: slip },
			{ signed_in_at: visit, mistaken_at: null }
		]
	};
	expect(heldAbout(copy, 'Europe/London').flatMap(({ lines }) => lines)).toEqual([
		'12 January 2027: noted by mistake that a child was in the crèche',
		'19 January 2027: a child was in the crèche'
	]);
});
