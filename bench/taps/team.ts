import { digitsAt } from '../../src/platform/identity/totp.ts';
import { daysAround } from '../../src/demonstration/days.ts';
import { moment } from '../../src/platform/clock.ts';
import type { Hand } from './hand.ts';
import { both, english, open, send, type Task } from './task.ts';

const state = (hand: Hand, row: number, value: string) =>
	hand.page.locator('main form[action^="?/note"]').nth(row).locator(`button[name=state][value=${value}]`);

/** Notes something of a row of the register that stands behind its dots. */
async function more(hand: Hand, row: number, value: string): Promise<void> {
	await hand.tap(hand.page.locator('main form[action^="?/note"]').nth(row).locator('summary'));
	await hand.tap(state(hand, row, value));
	await hand.page.waitForLoadState('networkidle');
}

/** What the team comes to do, and whoever hosts, in the order in which a demonstration bears it. */
export const team: readonly Task[] = [
	{
		name: 'register of 11, one late, one apology, row by row',
		alone: true,
		who: 'facilitator',
		walked: { taps: 15, letters: 0 },
		languages: english,
		begin: open('/today'),
		async walk(hand) {
			await hand.go('main a[href*="/sessions/"]');
			const rows = await hand.page.locator('main form[action^="?/note"] button[value=came]').count();
			for (let row = 0; row < rows; row++)
				if (row === 3) await more(hand, row, 'late');
				else if (row === 7) await more(hand, row, 'apologies');
				else await hand.tap(state(hand, row, 'came'));
		}
	},
	{
		name: 'the same by “all who are not noted yet came”',
		alone: true,
		who: 'facilitator',
		walked: null,
		most: 6,
		languages: ['es'],
		begin: open('/today'),
		async walk(hand) {
			await hand.go('main a[href*="/sessions/"]');
			await more(hand, 3, 'late');
			await more(hand, 7, 'apologies');
			await hand.go('main form[action^="?/all"] button');
		}
	},
	{
		name: 'walk-in with a baby and an allergy, one mistake',
		who: 'facilitator',
		walked: { taps: 10, letters: 71 },
		languages: both,
		begin: open(({ pages }) => pages.register),
		async walk(hand, { at }) {
			await hand.go('main a[href$="/walk-in"]');
			// two of one name would be told apart first: each language has its own
			await hand.type('called', at('/').endsWith('/es/') ? 'Ana María de los Ángeles' : 'Ana María de las Nieves');
			await hand.tap('main summary:has(~ * [name=first_name])');
			await hand.type('first_name', 'Mateo Sebastián');
			await hand.choose('age_band', 'under-two');
			await hand.choose('allergic', 'some');
			await send(hand);
			await hand.type('allergies', 'Cow’s milk, eggs and all tree nuts');
			await send(hand);
		}
	},
	{
		name: 'bring one child into the crèche',
		who: 'creche',
		walked: { taps: 1, letters: 0 },
		languages: both,
		begin: open(({ pages }) => pages.crecheList),
		walk: (hand) => hand.tap('main form[action="?/in"] button')
	},
	{
		name: 'a course from nothing, three mistakes put right',
		who: 'coordinator',
		walked: { taps: 12, letters: 88 },
		languages: both,
		begin: open('/manage'),
		async walk(hand) {
			await hand.go('main a[href$="/manage/on/new"]');
			await hand.type('label-en', 'Seven weeks for you and your baby');
			await hand.type('places', 'ten');
			await send(hand);
			await hand.type('firstDay', daysAround(moment()).free(60));
			await hand.pick('venueId', { index: 1 });
			await hand.type('places', '10');
			await send(hand);
		}
	},
	{
		name: 'a new house’s venue and course, published',
		who: 'otherCoordinator',
		walked: { taps: 6, letters: 15 },
		languages: both,
		begin: (hand, { guide }) => hand.page.goto(guide.signIn.otherCoordinator),
		async walk(hand) {
			await hand.go('main a[href$="/manage/on/new"]');
			await hand.type('firstDay', daysAround(moment()).free(60));
			await hand.tap('main summary:has(~ * [name="venue-name"])');
			const isThere = (await hand.page.locator('main option', { hasText: 'St Anne' }).count()) > 0;
			await hand.type('venue-name', isThere ? 'St Jude' : 'St Anne'); // no two are called the same
			await hand.go('main button[name=then][value=publish]');
			await send(hand);
		}
	},
	{
		name: 'take a concern and write down what was done',
		who: 'safeguardingLead',
		walked: null,
		most: 5,
		languages: both,
		begin: open('/concerns'),
		async walk(hand) {
			await hand.go('main a[href*="/concerns/"]:not([href*="?"]):not([href$="/collecting"])');
			const take = hand.page.locator('main form[action="?/take"] button');
			if (await take.count()) await hand.go(take);
			await hand.type('words', 'Rang her. Her sister is with her.');
			await hand.go('main form[action="?/write"] button:last-of-type');
		}
	},
	{
		name: 'open the report of a course that is over',
		who: 'evaluator',
		walked: null,
		most: 1,
		languages: both,
		begin: open('/evaluation'),
		walk: (hand) => hand.go('main a[href*="/evaluation/reports/"]')
	},
	{
		name: 'set-up of somebody new, with her phone',
		alone: true,
		walked: { taps: 4, letters: 60 },
		// The password twice, on, six digits, on, codes kept: as on the day of the walk, which counted neither the second password nor the codes.
		most: 6,
		languages: english,
		begin: async (hand, { setUp }) => hand.page.goto(await setUp()),
		async walk(hand) {
			await hand.type('password', 'slow river over stones');
			await hand.type('password_again', 'slow river over stones');
			await send(hand);
			const secret = (await hand.page.locator('main code').first().textContent()) ?? '';
			await hand.type('code', digitsAt(secret.replace(/\s/g, '')));
			await hand.go('main form:has([name=code]) button');
			await hand.go('main form[action="?/kept"] button');
		}
	}
];
