import { digitsAt } from '../../src/platform/identity/totp.ts';
import { daysAround } from '../../src/demonstration/days.ts';
import type { Guide } from '../../src/demonstration/guide.ts';
import { moment } from '../../src/platform/clock.ts';
import type { Hand } from './hand.ts';

/** Where a task is walked: the demonstration, its pages in the language, and what a letter said. */
export interface Scene {
	guide: Guide;
	/** an address of the demonstration in the language of this walk */
	at(path: string): string;
	/** a set-up link for somebody new on the team, and the secret of her phone */
	setUp(): Promise<string>;
}

/** One thing that somebody came to do, and what it may take. */
export interface Task {
	name: string;
	who?: keyof Guide['signIn'];
	/** as it was when the pages were first walked, on 26 November 2026; null where the task was not walked then */
	walked: { taps: number; letters: number } | null;
	/** swipes at 360 × 640 and fields, as they were when this was last looked at: more is worse */
	most: { scrolls: number; taps?: number };
	languages: readonly string[];
	/** changes what others look at: walked where nobody else walks, and not among the journeys */
	alone?: true;
	/** opens the page on which she begins, without counting */
	begin(hand: Hand, scene: Scene): Promise<unknown>;
	walk(hand: Hand, scene: Scene): Promise<unknown>;
}

const both = ['en', 'es'] as const;
const english = ['en'] as const;
const submit = 'main form:not([action*="/out"]) button[type=submit]:visible, main form button:not([type]):visible';
const send = (hand: Hand) => hand.go(hand.page.locator(submit).last());
const open = (path: string | ((guide: Guide) => string)) => (hand: Hand, scene: Scene) =>
	hand.page.goto(scene.at(typeof path === 'string' ? path : new URL(path(scene.guide)).pathname));
const toJoin = (hand: Hand) => hand.go('main a[href$="/join"]');

/** Joining with crèche by phone, as far as what is common to the two walks of it. */
async function joinByPhone(hand: Hand, phone: string): Promise<void> {
	await toJoin(hand);
	await hand.type('called', 'Ana');
	await hand.choose('reach', 'phone');
	await hand.type('phone', phone);
	await hand.choose('phone_way', 'text');
	await hand.choose('contact', 'yes');
	await hand.choose('safe_when', 'any');
	await hand.choose('creche', 'yes');
	await hand.type('child1_first_name', 'Mateo');
	await hand.choose('child1_allergic', 'some');
}

const parents: Task[] = [
	{
		name: 'join, e-mail, nothing else',
		walked: { taps: 7, letters: 24 },
		most: { scrolls: 7 },
		languages: both,
		begin: open(({ pages }) => pages.course),
		async walk(hand) {
			await toJoin(hand);
			await hand.type('called', 'Ana');
			await hand.choose('reach', 'email');
			await hand.type('email', 'ana.maria@example.org');
			await hand.choose('contact', 'yes');
			await hand.choose('safe_when', 'any');
			await send(hand);
		}
	},
	{
		name: 'join, phone, crèche, allergy',
		walked: { taps: 13, letters: 40 },
		most: { scrolls: 11 },
		languages: both,
		begin: open(({ pages }) => pages.course),
		async walk(hand) {
			await joinByPhone(hand, '07700 900123');
			await hand.choose('child1_age_band', 'two');
			await hand.type('child1_allergies', 'Milk, eggs and nuts');
			await send(hand);
		}
	},
	{
		name: 'join, three wrong inputs put right',
		walked: { taps: 16, letters: 66 },
		most: { scrolls: 21 },
		languages: both,
		begin: open(({ pages }) => pages.course),
		async walk(hand) {
			await joinByPhone(hand, '0770');
			await send(hand);
			await hand.type('phone', '07700 900345');
			await hand.choose('child1_age_band', 'two');
			await hand.type('child1_allergies', 'Milk, eggs and nuts');
			await send(hand);
		}
	},
	{
		name: 'say that she can’t come',
		who: 'parent',
		walked: { taps: 1, letters: 0 },
		most: { scrolls: 1 },
		languages: both,
		begin: open('/me'),
		walk: (hand) => hand.go('main form[action="?/cant-come"] button')
	},
	{
		name: 'take it back',
		who: 'parent',
		walked: { taps: 1, letters: 0 },
		most: { scrolls: 1 },
		languages: both,
		begin: open('/me'),
		walk: (hand) => hand.go('main form[action="?/can-come"] button')
	},
	{
		name: 'safe hours, two mistakes put right',
		who: 'parent',
		walked: { taps: 12, letters: 37 },
		most: { scrolls: 6 },
		languages: both,
		begin: open('/me'),
		async walk(hand) {
			await hand.go('main a[href$="/me/safe-contact"]');
			await hand.pick('from_hour', '17');
			await hand.pick('to_hour', '9');
			await hand.type('safe_note', 'Never ring while my partner is there.');
			await send(hand);
			await hand.pick('to_hour', '19');
			await send(hand);
		}
	},
	{
		name: 'tell today’s weather',
		who: 'parent',
		walked: { taps: 3, letters: 0 },
		most: { scrolls: 3 },
		languages: both,
		begin: open('/me'),
		async walk(hand) {
			await hand.go('main a[href*="/me/check-in/"]');
			await hand.tap('main label:has([name=weather])');
			await send(hand);
		}
	},
	{
		name: 'seven questions',
		alone: true,
		who: 'parent',
		walked: { taps: 16, letters: 0 },
		most: { scrolls: 1 },
		languages: both,
		begin: open('/me'),
		async walk(hand) {
			await hand.go('main form[action="?/questions"] button');
			await hand.go('main form[action="?/start"] button');
			while (await hand.page.locator('main [name=answer]').count()) {
				await hand.tap('main label:has([name=answer][value="3"])');
				await hand.go('main form button');
			}
		}
	},
	{
		name: 'leave the page',
		who: 'parent',
		walked: { taps: 1, letters: 0 },
		most: { scrolls: 0 },
		languages: both,
		async begin(hand, scene) {
			await hand.page.route('https://**', (route) => route.fulfill({ body: 'Sunny', contentType: 'text/html' }));
			await hand.page.goto(scene.at('/me'));
		},
		walk: (hand) => hand.go('a.exit')
	}
];

const state = (hand: Hand, row: number, value: string) =>
	hand.page.locator('main form[action="?/note"]').nth(row).locator(`button[name=state][value=${value}]`);

/** Notes something of a row of the register that stands behind its dots. */
async function more(hand: Hand, row: number, value: string): Promise<void> {
	await hand.tap(hand.page.locator('main form[action="?/note"]').nth(row).locator('summary'));
	await hand.tap(state(hand, row, value));
	await hand.page.waitForLoadState('networkidle');
}

const team: Task[] = [
	{
		name: 'register of 11, one late, one apology, row by row',
		alone: true,
		who: 'facilitator',
		walked: { taps: 15, letters: 0 },
		most: { scrolls: 9 },
		languages: english,
		begin: open('/today'),
		async walk(hand) {
			await hand.go('main a[href*="/sessions/"]');
			const rows = await hand.page.locator('main form[action="?/note"] button[value=came]').count();
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
		most: { scrolls: 5, taps: 6 },
		languages: ['es'],
		begin: open('/today'),
		async walk(hand) {
			await hand.go('main a[href*="/sessions/"]');
			await more(hand, 3, 'late');
			await more(hand, 7, 'apologies');
			await hand.go('main form[action="?/all"] button');
		}
	},
	{
		name: 'walk-in with a baby and an allergy, one mistake',
		who: 'facilitator',
		walked: { taps: 10, letters: 71 },
		most: { scrolls: 10 },
		languages: both,
		begin: open(({ pages }) => pages.register),
		async walk(hand) {
			await hand.go('main a[href$="/walk-in"]');
			await hand.type('called', 'Ana María de los Ángeles');
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
		most: { scrolls: 1 },
		languages: both,
		begin: open(({ pages }) => pages.crecheList),
		walk: (hand) => hand.tap('main form[action="?/in"] button')
	},
	{
		name: 'a course from nothing, three mistakes put right',
		who: 'coordinator',
		walked: { taps: 12, letters: 88 },
		most: { scrolls: 9 },
		languages: both,
		begin: open('/manage'),
		async walk(hand) {
			await hand.go('main a[href$="/manage/courses/new"]');
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
		// One tap more than when it was walked: this house has a venue already, so “It is somewhere new” is shut; where there is none it stands open.
		name: 'a new house’s venue and course, published',
		who: 'otherCoordinator',
		walked: { taps: 6, letters: 15 },
		most: { scrolls: 9, taps: 7 },
		languages: both,
		begin: (hand, { guide }) => hand.page.goto(guide.signIn.otherCoordinator),
		async walk(hand) {
			await hand.go('main a[href$="/manage/courses/new"]');
			await hand.type('firstDay', daysAround(moment()).free(60));
			await hand.tap('main summary:has(~ * [name="venue-name"])');
			await hand.type('venue-name', 'St Anne');
			await send(hand);
			await hand.go('main a[href$="/publish"]');
			await send(hand);
		}
	},
	{
		name: 'take a concern and write down what was done',
		who: 'safeguardingLead',
		walked: null,
		most: { scrolls: 4, taps: 5 },
		languages: both,
		begin: open('/concerns'),
		async walk(hand) {
			await hand.go('main a[href*="/concerns/"]:not([href*="?"])');
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
		most: { scrolls: 4, taps: 1 },
		languages: both,
		begin: open('/evaluation'),
		walk: (hand) => hand.go('main a[href*="/evaluation/reports/"]')
	},
	{
		name: 'set-up of somebody new, with her phone',
		alone: true,
		walked: { taps: 4, letters: 60 },
		// The walk counted a password typed once and no codes to keep.
		most: { scrolls: 5, taps: 6 },
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

/** The tasks of the walk, in the order in which a demonstration bears them. */
export const tasks: readonly Task[] = [...parents, ...team];
