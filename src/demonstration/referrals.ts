import {
	answerReferral,
	decideReferral,
	noteSpoken,
	noteWhatCame,
	referFor
} from '#rooms/programmes/joining/referral/commands.server.ts';
import { aReferral } from '#rooms/programmes/joining/referral/examples.ts';
import type { LineAnswer, Referring } from '#rooms/programmes/joining/referral/form.ts';
import { getHers, hersLink } from '#rooms/programmes/joining/referral/queries.server.ts';
import { workingDaysSince } from '../platform/calendar/working-days.ts';
import { hashOf } from '../platform/identity/session.ts';
import { showTo } from '../platform/db/shown.ts';
import { asOf } from '../platform/db/tx.ts';
import type { Days } from './days.ts';
import type { Codes } from './guide.ts';
import type { Speakers, Work } from './speakers.ts';

const email = (name: string): Referring['reach'] => ({ kind: 'email', value: `${name}@example.org` });

type Refer = (daysAgo: number, wishes: Partial<Referring>) => ReturnType<typeof sent>;

/** What a midwife, a health visitor and a neighbour wrote, and what the charity answered. Returns the links of one that waits for her word. */
export async function referSome(speakers: Speakers, coordinator: Work, days: Days): Promise<Omit<Codes, 'wall'>> {
	const refer: Refer = (daysAgo, wishes) => sent(speakers, days.moment(-daysAgo), aReferral(wishes));
	const waits = await refer(0, {
		called: 'Leyla',
		language: 'es',
		reach: email('leyla'),
		area: 'Peckham',
		said: ['Acaba de llegar a la ciudad.', 'Le gustaría conocer a otras madres.', 'Duerme poco.']
	});
	await waitForUs(speakers, coordinator, days, refer);
	await answerSome(speakers, coordinator, days, refer);
	return { referral: waits.receipt, referralMine: waits.hers };
}

/** One confirmed, one that she corrected and that is soon due, and one, heard on the phone, whose time is over. */
async function waitForUs(speakers: Speakers, coordinator: Work, days: Days, refer: Refer): Promise<void> {
	const said = ['She is expecting her second baby.', 'She would like a group in the morning.'];
	const noor = await refer(2, { called: 'Noor', reach: email('noor'), area: 'Camberwell', said });
	await answers(speakers, noor.hers, days.moment(-1));
	const mina = await refer(12, {
		called: 'Mina',
		reach: email('mina'),
		area: 'Dulwich',
		said: ['She is on her own with twins.', 'She is shy.'],
		by: 'Carol Hughes',
		role: 'health visitor, Dulwich'
	});
	let since = 1;
	while (workingDaysSince(days.day(-since), days.day(0)) < 3) since += 1;
	await answers(speakers, mina.hers, days.moment(-since), (words) =>
		words.includes('shy') ? ['rather', 'I like to listen first.'] : ['right', '']
	);
	const number = { kind: 'phone' as const, value: '07700 900471' };
	const asha = await refer(21, { called: 'Asha', reach: number, area: 'Peckham', said: ['She is new here.'] });
	await coordinator((tx) => noteSpoken(asOf(tx, days.moment(-18)), asha.id, 'yes'));
}

/** One declined with another way, and one that was accepted and came of it. */
async function answerSome(speakers: Speakers, coordinator: Work, days: Days, refer: Refer): Promise<void> {
	const rita = await refer(12, { called: 'Rita', reach: email('rita'), area: 'Croydon' });
	await answers(speakers, rita.hers, days.moment(-11));
	const no = { decision: 'declined', reason: 'too-far', other_way: 'elsewhere' } as const;
	await coordinator((tx) => decideReferral(asOf(tx, days.moment(-10)), { referral: rita.id, ...no }));
	const dina = await refer(60, { called: 'Dina', reach: email('dina') });
	await answers(speakers, dina.hers, days.moment(-58), undefined, true);
	await coordinator((tx) => decideReferral(asOf(tx, days.moment(-56)), { referral: dina.id, decision: 'accepted' }));
	await coordinator((tx) => noteWhatCame(asOf(tx, days.moment(-30)), dina.id, 'came'));
}

async function sent(speakers: Speakers, at: Date, referring: Referring) {
	const outcome = await speakers.door((door) => referFor(asOf(door, at), referring));
	if (!outcome.ok) throw new Error('a referral of the demonstration was refused');
	const { id } = await speakers.link(async (link) => {
		await showTo(link, hashOf(outcome.value));
		return link.db.selectFrom('programmes.referral').select('id').executeTakeFirstOrThrow();
	});
	return { id, receipt: outcome.value, hers: hersLink(id) };
}

/** She answers each line by her link. */
async function answers(
	speakers: Speakers,
	hers: string,
	at: Date,
	say: (words: string) => [LineAnswer, string] = () => ['right', ''],
	tells = false
): Promise<void> {
	const { lines } = await speakers.link((link) => getHers(link, hers));
	const answered = lines.map(({ id: line, words }) => {
		const [answer, rather] = say(words);
		return { line, answer, rather };
	});
	await speakers.link((link) => answerReferral(asOf(link, at), hers, { tells, lines: answered }));
}
