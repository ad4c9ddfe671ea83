import { expect } from 'vitest';
import { inLanguage, languages } from '#platform/i18n/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Tx } from '#platform/db/tx.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { whatToSay } from '#rooms/programmes/desk/phone-message/words.server.ts';
import { crechePlaceLetter } from '../offer/mail.server.ts';
import { offerFreePlaces } from '../offer/commands.server.ts';
import { heldLetter, offerLetter } from '../offer/mail.server.ts';
import { reminderLetter } from '#rooms/programmes/meetings/reminder/mail.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { endRegistration } from './commands.server.ts';
import { mateo } from './examples.ts';
import { alreadyLetter, placeLetter, waitingLetter } from './mail.server.ts';
import { courseWith, lettersTo, signIn } from '#cast/joining.ts';

/** Words that would tell whoever looks over her shoulder what this is about. */
const telling =
	/group|course|parent|mother|\bmum\b|\bdads?\b|baby|babies|child|little|birth|pregnan|mental|wellbeing|peer|support|cr[eè]che|nursery|depress|safeguard|concern|nadia|seven tuesdays|grupo|curso|madre|padre|mam[aá]|beb[eé]|niñ|hij|peque|parto|embaraz|bienestar|apoyo|guarder|siete martes/i;

type Write = (tx: Tx, accountId: string, data: Record<string, string>) => Promise<Letter | null>;

async function expectDiscreet(house: House, write: Write, person: string, data: Record<string, string>) {
	const written: Letter[] = [];
	for (const language of languages) {
		const letter = await house.as('job', (job) => inLanguage(language, () => write(job, person, data)));
		if (!letter) throw new Error('the letter was not written');
		const all = [letter.subject, ...letter.paragraphs, letter.act?.words ?? ''].join('\n');
		expect(all).not.toMatch(telling);
		expect(all).not.toMatch(/\{\w+\}|undefined|\[object/);
		written.push(letter);
	}
	expect(written[0]?.paragraphs).not.toEqual(written[1]?.paragraphs);
	return written[0];
}

test('no letter gives anything away, inside or outside, in any language', async ({ house }) => {
	const { course, asks, joins } = await courseWith(house, { places: 1 });
	const first = await joins({ children: [mateo] });
	const second = await joins();
	const newest = async (person: string) => (await lettersTo(house, person)).at(-1)?.data ?? {};
	await expectDiscreet(house, placeLetter, first.person, await newest(first.person));
	const third = await asks({ children: [mateo] });
	const asked = { ...(await newest(third.person)), known: 'yes', again: 'yes' };
	const held = await expectDiscreet(house, heldLetter, third.person, asked);
	expect(held?.act?.path).toMatch(/^\/offer\/[\w-]{43}$/);
	const wait = await expectDiscreet(house, waitingLetter, second.person, await newest(second.person));
	expect(wait?.paragraphs[0]).toContain('number 1');
	await expectDiscreet(house, alreadyLetter, first.person, { registration: first.registration });
	await expectDiscreet(house, alreadyLetter, second.person, { registration: second.registration });
	await expectDiscreet(house, crechePlaceLetter, first.person, { cohort: course.id });
	const speaks = await signIn(house, first.person);
	const [meeting] = await speaks((tx) => listSessions(tx, course.id));
	await expectDiscreet(house, reminderLetter, first.person, { session: meeting?.id ?? '' });
	await speaks((tx) => endRegistration(tx, first.registration));
	await house.as('job', (job) => offerFreePlaces(job, course.id));
	const offer = await expectDiscreet(house, offerLetter, second.person, await newest(second.person));
	expect(offer?.act?.path).toMatch(/^\/offer\/[\w-]{43}$/);
	const truth = await expectDiscreet(house, alreadyLetter, second.person, { registration: second.registration });
	expect(truth?.paragraphs[1]).toContain('being kept for you until');
});

test('a letter about what no longer stands is not written, nor one about somebody else', async ({ house }) => {
	const { joins } = await courseWith(house);
	const [one, other] = [await joins(), await joins()];
	const about = { registration: one.registration };
	await (
		await signIn(house, one.person)
	)((tx) => endRegistration(tx, one.registration));
	for (const write of [placeLetter, waitingLetter, alreadyLetter, offerLetter])
		for (const person of [one.person, other.person])
			expect(await house.as('job', (job) => write(job, person, about))).toBeNull();
});

test('whoever rings is told what to say, and when it is no longer needed', async ({ house }) => {
	const { course, joins, coordinator } = await courseWith(house, { places: 1 });
	const [one, two] = [await joins(), await joins()];
	const say = (kind: string, person: string, data: Record<string, string>) =>
		coordinator((tx) => inLanguage('en', () => whatToSay(tx, kind, person, data)));
	expect((await say('programmes.place', one.person, { registration: one.registration }))?.words).toContain(
		'Seven Tuesdays for you'
	);
	expect((await say('programmes.waiting', two.person, { registration: two.registration }))?.words).toContain(
		'number 1'
	);
	expect(await say('programmes.offer', two.person, { registration: two.registration, offered: 'never' })).toBeNull();
	expect(await say('evaluation.invitation', two.person, {})).toBeUndefined();
	await (
		await signIn(house, one.person)
	)((tx) => endRegistration(tx, one.registration));
	await house.as('job', (job) => offerFreePlaces(job, course.id));
	const { data = {} } = (await lettersTo(house, two.person)).at(-1) ?? {};
	expect(await say('programmes.offer', two.person, data)).toMatchObject({ offer: two.registration });
	expect(await say('programmes.waiting', two.person, { registration: two.registration })).toBeNull();
});
