// What a sceptical manager of a charity tries on the first day, and the tests that try it on every other day.
import { expect, test } from 'vitest';
import { noSuchTests } from './promises.ts';

const meetings = 'src/rooms/programmes/meetings';
const joining = 'src/rooms/programmes/joining';

const checks: Record<string, string[]> = {
	'a register taken in flight mode, with a walk-in, her baby and an allergy, through a closed browser: all there, once':
		[
			`${meetings}/pocket-screen/pocket.test.ts › what is pressed in flight mode outlives a reload and a battery that is taken out`,
			`${meetings}/homecoming/commands.db.test.ts › what was tapped without signal is done once`,
			`${meetings}/homecoming/clock.db.test.ts › a start taken back on a phone is taken back in the house`,
			`${meetings}/homecoming/clock.db.test.ts › parts of the plan that went on, were over or were a slip on a phone stand in the plan`
		],
	'the same register on two phones: nothing doubled, nothing lost, what differs is shown': [
		`${meetings}/pocket-screen/pocket.test.ts › two phones that did not know of each other`,
		`${meetings}/mark/fold.test.ts › however phones lose signal, answers and time`,
		`${meetings}/homecoming/clock.db.test.ts › of heads the last count stands`
	],
	'somebody who cancelled is in no count: summary, table, report': [
		`${meetings}/register/commands.db.test.ts › whoever cancelled is never counted`,
		'src/rooms/programmes/desk/attendance-table/figures.test.ts › a session that was called off counts for nobody',
		'src/cli/take-table.db.test.ts › every table is that of her page, its last row its sum'
	],
	'a baby has died: silence': [
		'src/rooms/people/loss/commands.db.test.ts › a year of every kind of every room',
		'src/rooms/people/loss/commands.db.test.ts › what she missed is never sent'
	],
	'a midwife without an account refers somebody: accepted, declined, and the clock': [
		`${joining}/referral/commands.db.test.ts › accepted: she and whoever wrote are told`,
		`${joining}/referral/commands.db.test.ts › declined: with a reason and another way`,
		`${joining}/referral/jobs.db.test.ts › the time is over by working days`
	],
	'a table goes into a spreadsheet: numbers add up, noughts and letters stay, no cell is a formula': [
		'src/cli/take-table.db.test.ts › every table is that of her page, its last row its sum',
		'src/platform/sheets/write.test.ts › so many texts and numbers come back from CSV as they went',
		'src/platform/sheets/write.test.ts › so many texts and numbers come back from a workbook as they went'
	],
	'for a screen reader, on a narrow page, in Arabic and on paper': [
		'tests/journeys/pages.spec.ts › a fault would be found',
		'tests/deep/arabic.test.ts › English that was not marked would be found',
		`${meetings}/register/pdf.test.ts › heads stand on every page of a long list`
	],
	'leaving on a bad connection, Back, the title and what stands on a locked screen': [
		'src/ui/enhance/exit.test.ts › left without a signal',
		'src/ui/enhance/exit.test.ts › Back shows nothing of an earlier page after leaving',
		'tests/trust/http.test.ts › titles and the addresses that parents open tell a passer-by nothing'
	]
};

test.each(Object.entries(checks))('day one: %s', (_, tests) => {
	expect(tests.length).toBeGreaterThan(1);
	expect(noSuchTests(tests)).toEqual([]);
});

test('a check whose test is gone is found', () => {
	expect(noSuchTests(['src/ui/enhance/exit.test.ts › nobody wrote this'])).toHaveLength(1);
});
