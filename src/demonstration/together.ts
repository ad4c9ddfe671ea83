import {
	adoptAgreement,
	agree,
	answerAgreement,
	propose,
	proposeByHand
} from '#rooms/programmes/taking-part/agreement/commands.server.ts';
import type { AgreedWords } from '#rooms/programmes/taking-part/agreement/form.ts';
import { plantGoal, shareGoal, turnGoal, waterGoal } from '#rooms/programmes/taking-part/goal/commands.server.ts';
import { listMyGoals } from '#rooms/programmes/taking-part/goal/queries.server.ts';
import type { GoalSharing } from '#rooms/programmes/taking-part/goal/form.ts';
import { asOf } from '../platform/db/tx.ts';
import type { Courses } from './courses.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

/** What the parents of the running course want for themselves, how their weeks were, and with whom they share it. */
const wishes: { words: string; weeks: number[]; sharing: GoalSharing }[] = [
	{ words: 'Ten minutes with my tea, on the step', weeks: [1, 3], sharing: 'facilitator' },
	{ words: 'Salir a la calle una vez al día', weeks: [2, 2], sharing: 'group' },
	{ words: 'Ring my sister on Sundays', weeks: [4], sharing: 'group' },
	{ words: 'Say no once, kindly', weeks: [0, 1], sharing: 'nobody' },
	{ words: 'Sing on the bus', weeks: [3, 2], sharing: 'facilitator' },
	{ words: 'Talk to somebody new', weeks: [], sharing: 'nobody' },
	{ words: 'Walk around the pond', weeks: [2], sharing: 'nobody' },
	{ words: 'Ask for one thing that I need', weeks: [1], sharing: 'nobody' },
	{ words: 'Sleep when I can', weeks: [], sharing: 'nobody' }
];

/** Nine parents of the running course look after a goal; the parent whose page the demonstration opens comes first. */
export async function growGoals(
	speakers: Speakers,
	coordinator: Work,
	{ running }: Courses,
	days: Days,
	first: string
): Promise<void> {
	const people = await coordinator((tx) =>
		tx.db.selectFrom('people.member').select('person_id').where('circle_id', '=', running.id).execute()
	);
	const others = people.map(({ person_id }) => person_id ?? '').filter((id) => id !== first);
	await letOneGo(await speakers.as(first, false), running.id, days);
	for (const [at, wish] of wishes.entries()) {
		const id = [first, ...others.sort()][at];
		if (!id) return;
		const speaks = await speakers.as(id, false);
		await speaks((tx) => plantGoal(asOf(tx, days.moment(-14)), running.id, wish.words));
		const goal = (await speaks((tx) => listMyGoals(tx, running.id))).at(-1);
		if (!goal) throw new Error('a goal of the demonstration was not planted');
		for (const [week, leaves] of wish.weeks.entries())
			await speaks((tx) => waterGoal(asOf(tx, days.moment(7 * week - 14)), running.id, goal.id, leaves));
		if (wish.sharing !== 'nobody') await speaks((tx) => shareGoal(tx, running.id, goal.id, wish.sharing));
	}
}

/** A wish that she had first, and let go after a week. */
async function letOneGo(speaks: Work, cohortId: string, days: Days): Promise<void> {
	await speaks((tx) => plantGoal(asOf(tx, days.moment(-21)), cohortId, 'Up before everybody else'));
	const [goal] = await speaks((tx) => listMyGoals(tx, cohortId));
	await speaks((tx) => waterGoal(asOf(tx, days.moment(-21)), cohortId, goal?.id ?? '', 1));
	await speaks((tx) => turnGoal(tx, cohortId, goal?.id ?? '', 'let-go'));
}

/** What the running course agreed on, version by version: each keeps the lines before it. */
const lines: { question: keyof AgreedWords; en: string; es: string; since: number }[] = [
	{
		question: 'feel',
		en: 'Calm. Nobody has to be cheerful.',
		es: 'Con calma. Nadie tiene que estar alegre.',
		since: 1
	},
	{ question: 'feel', en: 'Heard, also when we say little', es: 'Escuchadas, también cuando decimos poco', since: 2 },
	{ question: 'welcome', en: 'Tea first, questions later', es: 'Primero el té, después las preguntas', since: 1 },
	{
		question: 'welcome',
		en: 'Babies may cry, and so may we',
		es: 'Los bebés pueden llorar, y nosotras también',
		since: 1
	},
	{ question: 'must', en: 'What is said here stays here', es: 'Lo que se dice aquí se queda aquí', since: 1 },
	{ question: 'must', en: 'No advice unless somebody asks', es: 'Sin consejos, si nadie los pide', since: 2 },
	{ question: 'must', en: 'Late is fine. Just come in.', es: 'Llegar tarde está bien. Entra sin más.', since: 3 }
];

/** The agreement of the running course in its third version, to which the parent said yes; two proposals wait for the next. */
export async function agreeTogether(facilitator: Work, parent: Work, { running }: Courses, days: Days): Promise<void> {
	for (const version of [1, 2, 3]) {
		const then = days.moment(7 * version - 22);
		const landed = await facilitator((tx) =>
			adoptAgreement(asOf(tx, then), running.id, {
				words: wordsOf(version),
				saw: version - 1,
				heard: null,
				reviewOn: days.day(40)
			})
		);
		if (!landed.ok) throw new Error('a version of the agreement of the demonstration was refused');
		await parent((tx) => answerAgreement(tx, running.id, { agreement: landed.value, answer: 'yes' }));
		await facilitator((tx) => agree(asOf(tx, then), running.id, landed.value));
	}
	const nothing = { feel: '', welcome: '', must: '' };
	await parent((tx) => propose(tx, running.id, { ...nothing, welcome: 'A corner with cushions', signed: true }));
	await facilitator((tx) =>
		proposeByHand(tx, running.id, { ...nothing, must: 'Phones on silent, not away', signed: false })
	);
}

function wordsOf(version: number): AgreedWords {
	const there = lines.filter(({ since }) => since <= version);
	const about = (question: keyof AgreedWords, language: 'en' | 'es') =>
		there.flatMap((line) => (line.question === question ? [line[language]] : [])).join('\n');
	const both = (question: keyof AgreedWords) => ({ en: about(question, 'en'), es: about(question, 'es') });
	return { feel: both('feel'), welcome: both('welcome'), must: both('must') };
}
