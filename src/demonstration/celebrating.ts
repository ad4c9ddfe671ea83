import { planForChildren } from '#rooms/creche/plan/commands.server.ts';
import { addToCelebration, shapeCelebration } from '#rooms/programmes/taking-part/celebration/commands.server.ts';
import { getCelebration } from '#rooms/programmes/taking-part/celebration/queries.server.ts';
import type { Contribution } from '#rooms/programmes/taking-part/celebration/form.ts';
import { gatherAlumni } from './alumni.ts';
import type { Courses } from './courses.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

const lines: Contribution[] = [
	{ kind: 'bring', words: 'Dates and pistachio biscuits, with nuts', signed: true },
	{ kind: 'do', words: 'A song that all know by now', signed: false },
	{ kind: 'wish', words: 'Una foto de nuestras manos, sin caras', signed: false }
];

/** How the running course ends: what is planned, what the group adds, and what the children do meanwhile. */
async function planTheEnd(facilitator: Work, parent: Work, creche: Work, { running }: Courses): Promise<void> {
	for (const line of lines) await parent((tx) => addToCelebration(tx, running.id, line));
	const { meeting } = await facilitator((tx) => getCelebration(tx, running.id));
	if (!meeting) throw new Error('the running course of the demonstration has no last meeting');
	const words = {
		en: 'We walk to the pond with what we brought.\nEach takes a bean home, and a line from everybody.',
		es: 'Vamos al estanque con lo que hemos traído.\nCada una se lleva un frijol a casa, y una frase de todas.'
	};
	const shaped = await facilitator((tx) => shapeCelebration(tx, running.id, { saw: 0, meeting: meeting.id, words }));
	if (!shaped.ok) throw new Error(`the celebration of the demonstration was refused: ${shaped.reason}`);
	await creche((tx) => planForChildren(tx, meeting.id, 'A garland of handprints, and a cake with one candle for all.'));
}

/** The running course plans how it ends, and some of the one that has ended stay in touch; returns the first of them. */
export async function endTogether(
	speakers: Speakers,
	coordinator: Work,
	courses: Courses,
	days: Days,
	who: { parent: string; facilitator: string; creche: string }
): Promise<string> {
	const [parent, facilitator] = [await speakers.as(who.parent, false), await speakers.as(who.facilitator)];
	await planTheEnd(facilitator, parent, await speakers.as(who.creche), courses);
	return gatherAlumni(speakers, coordinator, courses, days);
}
