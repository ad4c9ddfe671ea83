import { askAlike, sayAlike } from '#rooms/coproduction/alike/commands.server.ts';
import { listAlike } from '#rooms/coproduction/alike/queries.server.ts';
import { castPaper } from '#rooms/coproduction/ballot/commands.server.ts';
import { passByLink } from '#rooms/coproduction/ballot/queries.server.ts';
import { draftDecision, moveVoteEnd } from '#rooms/coproduction/decision/commands.server.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { openNoGo } from '#rooms/coproduction/no-go/commands.server.ts';
import { changeOption } from '#rooms/coproduction/option/commands.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import {
	askForNames,
	closeList,
	leaveNameOut,
	putOnList,
	readSuggestions,
	suggestByLink
} from '#rooms/coproduction/suggestion/commands.server.ts';
import { listSuggestions } from '#rooms/coproduction/suggestion/queries.server.ts';
import type { Tx } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';
import { listedBy, noGoPapers, otherCourseNames } from './suggested-data.ts';
import { courseNames } from './votes-data.ts';

/** Thirty-one names come in for the course; six are on the list when it is closed, four were joined with one of them, and the others were left out with a reason. */
export async function gatherCourseNames(
	speakers: Speakers,
	coordinator: Work,
	project: string,
	days: Days
): Promise<string> {
	const id = uuidv7();
	const until = days.moment(1);
	await coordinator((tx) =>
		draftDecision(tx, project, {
			...{ id, method: 'stv', places: 1, dots: null, tieRule: 'again', shows: 'everybody', circles: [project] },
			question: { en: 'What shall the course be called?', es: '¿Cómo se va a llamar el curso?' },
			why: {
				en: 'Of the names that you suggested. The one you choose goes on the poster.',
				es: 'De los nombres que propusisteis. El que elijáis irá en el cartel.'
			},
			...{ closesAt: until, suggests: { until, readDays: 2 }, noGo: { share: 20, least: 2 } }
		})
	);
	await coordinator((tx) => askForNames(tx, id, 1));
	const { suggestLink } = await coordinator((tx) => getDecision(tx, id));
	const listed = courseNames.map(({ name, meaning }, at) => ({
		...{ words: name.en, meaning: meaning.en, language: 'en' },
		...(listedBy[at] ?? { way: 'anonymous' as const, name: '' })
	}));
	const others = otherCourseNames.map(({ words, language = 'en', way = 'anonymous', name = '' }) => ({
		...{ words, language, way, name, meaning: '' }
	}));
	await speakers.door(async (door) => {
		for (const said of [...listed, ...others]) await suggestByLink(door, suggestLink ?? '', { id: uuidv7(), ...said });
	});
	await coordinator((tx) => sortNames(tx, id));
	return id;
}

async function sortNames(tx: Tx, decision: string): Promise<void> {
	const all = await listSuggestions(tx, decision);
	const idOf = (words: string) => all.find((one) => one.words === words)?.id ?? '';
	await readSuggestions(
		tx,
		decision,
		all.map(({ id }) => id)
	);
	for (const { name } of courseNames) await putOnList(tx, idOf(name.en));
	for (const { words, out, into } of otherCourseNames) {
		if (out) await leaveNameOut(tx, idOf(words), out);
		if (into) await joinNames(tx, decision, idOf(words), idOf(into));
	}
	for (const [at, option] of (await listOptions(tx, decision)).entries())
		await changeOption(tx, decision, option.id, courseNames[at] ?? option);
	await closeList(tx, decision);
}

/** Both had said yes when they were asked. */
async function joinNames(tx: Tx, decision: string, from: string, into: string): Promise<void> {
	await askAlike(tx, from, into);
	const asked = (await listAlike(tx, decision)).find(({ fromId }) => fromId === from);
	for (const suggestion of [from, into])
		await sayAlike(tx, { alike: asked?.id ?? '', suggestion, says: 'yes', code: '' });
}

/** The no-go round before the vote: one of the six goes off the list. */
export async function holdNoGoRound(
	speakers: Speakers,
	coordinator: Work,
	decision: string,
	{
		days,
		linksOf,
		letItEnd
	}: {
		days: Days;
		linksOf: (round: string) => Promise<string[]>;
		letItEnd: (round: string) => Promise<void>;
	}
): Promise<void> {
	const opened = await coordinator((tx) => openNoGo(tx, decision, 1, days.moment(1)));
	if (!opened.ok) throw new Error(`the no-go round of the demonstration did not open: ${opened.reason}`);
	const links = await linksOf(opened.value);
	for (const [at, { ticked, reason }] of noGoPapers.entries())
		await speakers.link(async (link) => castPaper(link, await passByLink(link, links[at] ?? ''), ticked, reason));
	await letItEnd(opened.value);
	await coordinator((tx) => moveVoteEnd(tx, decision, days.moment(1)));
}
