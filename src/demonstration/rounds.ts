import { isoDay } from '../platform/i18n/dates.ts';
import { asOf } from '../platform/db/tx.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { tellWeather } from '#rooms/programmes/meetings/check-in/commands.server.ts';
import type { Sharing, WeatherName } from '#rooms/programmes/meetings/check-in/form.ts';
import { chooseRound } from '#rooms/programmes/meetings/round-kind/commands.server.ts';
import type { RoundChoice } from '#rooms/programmes/meetings/round-kind/form.ts';
import { listRounds } from '#rooms/programmes/meetings/round-kind/queries.server.ts';
import { sayInRound } from '#rooms/programmes/meetings/said/commands.server.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

/** What somebody says on her phone at the last meeting that has been: her weather, a sentence, and who sees them. */
interface Speaking {
	weather?: WeatherName;
	words?: string;
	overcame?: string;
	sharing: Sharing;
}

const ofCourse: Speaking[] = [
	{ weather: 'bright-spells', words: 'He laughed at the pigeons', sharing: 'group' },
	{ weather: 'rain', sharing: 'count' },
	{ weather: 'sunny', sharing: 'count' },
	{ weather: 'sunny', words: 'Dormimos cuatro horas seguidas', sharing: 'count' },
	{ weather: 'cloudy', sharing: 'count' },
	{ weather: 'bright-spells', words: 'My sister rang back', sharing: 'count' },
	{ weather: 'storm', words: 'I said no', sharing: 'private' },
	{ words: 'A neighbour carried the pram', sharing: 'facilitator' },
	{ words: 'We got to the park before the rain', sharing: 'group' }
];

const ofGroup: Speaking[] = [
	{ words: 'The whole bus was full', overcame: 'I asked for a seat', sharing: 'group' },
	{ words: 'La noche del martes', overcame: 'Pedí ayuda a mi hermana', sharing: 'group' },
	{ words: 'The lift is broken again', sharing: 'facilitator' },
	{ words: 'The form for the nursery', overcame: 'Sent it', sharing: 'count' }
];

/** A run, who of it speaks first, and who leads it. */
interface Going {
	id: string;
	first: string;
	led: string;
}

/** The rounds that the running course and the weekly group chose, and what some of them say in these on their phones. */
export async function goRound(speakers: Speakers, days: Days, course: Going, group: Going): Promise<void> {
	await speak(speakers, days, course, ['weather', 'good'], ofCourse);
	await speak(speakers, days, group, ['weather', 'hard'], ofGroup);
	const question = { en: 'What made you laugh this week?', es: '¿Qué te hizo reír esta semana?' };
	await chosen(await speakers.as(group.led), group.id, { kind: 'own', question, chosenOn: days.day(-1) });
}

async function speak(
	speakers: Speakers,
	days: Days,
	{ id, first, led }: Going,
	kinds: readonly ('weather' | 'good' | 'hard')[],
	said: readonly Speaking[]
): Promise<void> {
	const facilitator = await speakers.as(led);
	const been = (await facilitator((tx) => listSessions(tx, id))).filter(
		({ startsAt, cancelledAt }) => isoDay(startsAt, 'Europe/London') < days.day(0) && !cancelledAt
	);
	const [begun, last] = [been[0], been.at(-1)];
	if (!begun || !last) return;
	for (const kind of kinds)
		await chosen(facilitator, id, { kind, question: {}, chosenOn: isoDay(begun.startsAt, 'Europe/London') });
	const round = (await facilitator((tx) => listRounds(tx, id))).find(({ kind }) => kind === kinds[1])?.id ?? '';
	const rows = await facilitator((tx) =>
		tx.db.selectFrom('people.member').select('person_id').where('circle_id', '=', id).execute()
	);
	const others = rows.flatMap(({ person_id }) => (person_id && person_id !== first ? [person_id] : [])).sort();
	for (const [at, { weather, words, overcame = '', sharing }] of said.entries()) {
		const who = [first, ...others][at];
		if (!who) return;
		const hers = await speakers.as(who, false);
		const then = last.startsAt;
		if (weather) await must(hers((tx) => tellWeather(asOf(tx, then), last.id, { weather, words: '', sharing })));
		if (words) await must(hers((tx) => sayInRound(asOf(tx, then), last.id, { round, words, overcame, sharing })));
	}
}

async function chosen(facilitator: Work, id: string, choosing: RoundChoice): Promise<void> {
	await must(facilitator((tx) => chooseRound(tx, id, choosing)));
}

async function must(command: Promise<{ ok: boolean }>): Promise<void> {
	const outcome = await command;
	if (!outcome.ok) throw new Error(`a round of the demonstration was refused: ${JSON.stringify(outcome)}`);
}
