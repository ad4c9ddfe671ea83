import { plantGoal, shareGoal, waterGoal } from '#rooms/programmes/taking-part/goal/commands.server.ts';
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
	for (const [at, wish] of wishes.entries()) {
		const id = [first, ...others.sort()][at];
		if (!id) return;
		const speaks = await speakers.as(id, false);
		await speaks((tx) => plantGoal(asOf(tx, days.moment(-14)), running.id, wish.words));
		const [goal] = await speaks((tx) => listMyGoals(tx, running.id));
		if (!goal) throw new Error('a goal of the demonstration was not planted');
		for (const [week, leaves] of wish.weeks.entries())
			await speaks((tx) => waterGoal(asOf(tx, days.moment(7 * week - 14)), running.id, goal.id, leaves));
		if (wish.sharing !== 'nobody') await speaks((tx) => shareGoal(tx, running.id, goal.id, wish.sharing));
	}
}
