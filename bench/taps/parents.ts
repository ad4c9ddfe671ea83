import type { Hand } from './hand.ts';
import { both, open, send, type Task } from './task.ts';

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

/** What parents come to do, in the order in which a demonstration bears it. */
export const parents: readonly Task[] = [
	{
		name: 'join, e-mail, nothing else',
		walked: { taps: 7, letters: 24 },
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
		languages: both,
		begin: open('/me'),
		walk: (hand) => hand.go('main form[action="?/cant-come"] button')
	},
	{
		name: 'take it back',
		who: 'parent',
		walked: { taps: 1, letters: 0 },
		languages: both,
		begin: open('/me'),
		walk: (hand) => hand.go('main form[action="?/can-come"] button')
	},
	{
		name: 'say it of a later week, and take that back',
		who: 'parent',
		walked: null,
		most: 4,
		languages: both,
		begin: open('/me'),
		async walk(hand) {
			const later = 'main details:has(form[action^="?/ca"]):has(p.sub)';
			await hand.tap(`${later} summary`);
			await hand.go(`${later} form[action="?/cant-come"]:last-of-type button`);
			await hand.tap(`${later} summary`);
			await hand.go(`${later} form[action="?/can-come"] button`);
		}
	},
	{
		name: 'safe hours, two mistakes put right',
		who: 'parent',
		walked: { taps: 12, letters: 37 },
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
		languages: both,
		begin: open('/me'),
		async walk(hand) {
			await hand.go('main a[href*="/me/check-in/"]');
			await hand.tap('main form:has([name=weather]) label:has([name=weather])');
			await hand.go('main form:has([name=weather]) button');
		}
	},
	{
		name: 'seven questions',
		alone: true,
		who: 'parent',
		walked: { taps: 16, letters: 0 },
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
		languages: both,
		async begin(hand, scene) {
			await hand.page.route('https://**', (route) => route.fulfill({ body: 'Sunny', contentType: 'text/html' }));
			await hand.page.goto(scene.at('/me'));
		},
		walk: (hand) => hand.go('a.exit')
	}
];
