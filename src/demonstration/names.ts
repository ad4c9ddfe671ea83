import { askAlike, sayAlike } from '#rooms/coproduction/alike/commands.server.ts';
import { listAlike } from '#rooms/coproduction/alike/queries.server.ts';
import { draftDecision } from '#rooms/coproduction/decision/commands.server.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import {
	askForNames,
	leaveNameOut,
	putOnList,
	readSuggestions,
	suggestByLink,
	suggestName
} from '#rooms/coproduction/suggestion/commands.server.ts';
import { listSuggestions } from '#rooms/coproduction/suggestion/queries.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { instantOf } from '../platform/i18n/dates.ts';
import type { Days } from './days.ts';
import { cornerNames } from './names-data.ts';
import type { Speakers, Work } from './speakers.ts';

/** Where names are gathered now: the decision, what stands in its address, and the receipt of a suggestion. */
export interface DemonstrationNames {
	project: string;
	decision: string;
	link: string;
	receipt: string;
}

/** Names for a corner of the room are gathered now: some are to be read, one is on the list, one is left out, and about two it is asked whether they are one. */
export async function gatherCornerNames(
	speakers: Speakers,
	days: Days,
	{ coordinator, parent, project }: { coordinator: Work; parent: string; project: string }
): Promise<DemonstrationNames> {
	const decision = uuidv7();
	const evening = (day: number) => instantOf(days.day(day), '20:00', 'Europe/London');
	await coordinator((tx) =>
		draftDecision(tx, project, {
			id: decision,
			question: {
				en: 'What shall the corner with the cushions be called?',
				es: '¿Cómo se va a llamar el rincón de los cojines?'
			},
			why: { en: 'Everybody calls it something else.', es: 'Cada cual lo llama de una manera.' },
			...{ method: 'stv', places: 1, dots: null, tieRule: 'again', shows: 'group', circles: [project] },
			...{ suggests: { until: evening(9), readDays: 2 }, closesAt: evening(20) }
		})
	);
	await coordinator((tx) => askForNames(tx, decision, 1));
	const { suggestLink } = await coordinator((tx) => getDecision(tx, decision));
	const link = suggestLink ?? '';
	const hers = await speakers.as(parent, false);
	const receipts: string[] = [];
	for (const { isHers, ...name } of cornerNames) {
		const said = { id: uuidv7(), ...name };
		const came = isHers
			? await hers((tx) => suggestName(tx, decision, said))
			: await speakers.door((door) => suggestByLink(door, link, said));
		if (!came.ok) throw new Error('a name of the demonstration was not taken');
		receipts.push(came.value);
	}
	await settleSome(coordinator, decision);
	return { project, decision, link, receipt: inTwo(receipts[0] ?? '') };
}

/** What has been read so far, and what came of it. */
async function settleSome(coordinator: Work, decision: string): Promise<void> {
	await coordinator(async (tx) => {
		const ids = Object.fromEntries((await listSuggestions(tx, decision)).map(({ words, id }) => [words, id]));
		const id = (words: string) => ids[words] ?? '';
		const read = cornerNames.filter(({ words }) => words !== 'El nido').map(({ words }) => id(words));
		await readSuggestions(tx, decision, read);
		await putOnList(tx, id('The Raft'));
		await leaveNameOut(
			tx,
			id('Chez Dave'),
			'Thank you, it made us laugh. It is the name of the pub across the road, and people would go there.'
		);
		await askAlike(tx, id('The Cloud'), id('Little Cloud'));
		const [asked] = await listAlike(tx, decision);
		await sayAlike(tx, { alike: asked?.id ?? '', suggestion: id('The Cloud'), says: 'yes', code: '' });
	});
}
