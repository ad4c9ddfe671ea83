import { addStep } from '#rooms/coproduction/step/commands.server.ts';
import { listSteps } from '#rooms/coproduction/step/queries.server.ts';
import { planWorkshop } from '#rooms/coproduction/workshop/commands.server.ts';
import { listWorkshops } from '#rooms/coproduction/workshop/queries.server.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { ofItsOwn } from '#rooms/programmes/courses/programme/policy.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { workshop } from '#rooms/programmes/courses/template/workshop.ts';
import { noteGuest, welcomeGuests } from '#rooms/programmes/joining/guest/commands.server.ts';
import { bookExample } from '#rooms/programmes/joining/guest/examples.ts';
import { listGuests } from '#rooms/programmes/joining/guest/queries.server.ts';
import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';
import { neighbours, workshopCare, workshopsHeld, type HeldWorkshop } from './workshops-data.ts';

const noCreche = { 'under-two': 0, two: 0, 'three-or-more': 0 };

/** Who plans and runs the workshops of a project, and which of its parents lead a step. */
interface Planning {
	coordinator: Work;
	facilitator: Work;
	parents: readonly string[];
	project: string;
}

/** The two workshops of the finished project, as the screens make them: who booked, who came, and what was done step by step. Returns the second. */
export async function holdWorkshops(speakers: Speakers, days: Days, planning: Planning): Promise<string> {
	let [programme, last]: [string, string] = [ofItsOwn, ''];
	for (const held of workshopsHeld) {
		const { id, slug } = await planning.coordinator((tx) =>
			makeCohort(tx, {
				...{ template: workshop.key, label: held.label, promise: workshop.promise, programme },
				...{ firstDay: days.free(-held.ago), places: held.booked, bands: noCreche, now: days.moment(-held.ago - 20) }
			})
		);
		programme = (await planning.coordinator((tx) => getCohort(tx, id))).programmeId;
		const sessionId = await fillPlaces(speakers, days, planning.coordinator, { id, slug, ...held });
		last = await writePlan(planning, held, sessionId);
	}
	return last;
}

/** The step of a project's workshops in which an activity of the library is done. */
export async function stepAt(runs: Work, project: string, what: string): Promise<string> {
	return runs(async (tx) => {
		for (const { id } of await listWorkshops(tx, project)) {
			const step = (await listSteps(tx, id)).find(({ activity }) => activity?.id === what);
			if (step) return step.id;
		}
		throw new Error(`no workshop of the demonstration has ${what}`);
	});
}

/** Everybody books beforehand, and whoever came is noted on the day. Returns the meeting. */
async function fillPlaces(
	speakers: Speakers,
	days: Days,
	coordinator: Work,
	{ id, slug, ago, booked, came }: HeldWorkshop & { id: string; slug: string }
): Promise<string> {
	await coordinator((tx) => welcomeGuests(tx, id, booked));
	for (const called of neighbours.slice(0, booked))
		await speakers.door((door) =>
			bookExample(asOf(door, days.moment(-ago - 6)), slug, { called, comesAs: 'other', organisation: '', way: '' })
		);
	return coordinator(async (tx) => {
		const [session] = await listSessions(tx, id);
		if (!session) throw new Error('a workshop of the demonstration has no meeting');
		const then = asOf(tx, session.endsAt);
		for (const [at, guest] of (await listGuests(tx, id)).entries())
			await noteGuest(then, session.id, { guest: guest.id, came: at < came ? 'yes' : 'no' });
		return session.id;
	});
}

async function writePlan(
	{ facilitator, parents, project }: Planning,
	{ purpose, steps }: HeldWorkshop,
	sessionId: string
): Promise<string> {
	const id = uuidv7();
	await facilitator(async (tx) => {
		const planned = await planWorkshop(tx, project, { id, purpose, sessionId, ...workshopCare });
		if (!planned.ok) throw new Error(`a workshop of the demonstration was refused: ${planned.reason}`);
		for (const { what, minutes = null, by } of steps) {
			const lead = { personId: typeof by === 'number' ? (parents[by] ?? null) : null };
			const ledBy = typeof by === 'string' ? by : null;
			const added = await addStep(tx, id, { id: uuidv7(), what, minutes, ...lead, ledBy });
			if (!added.ok) throw new Error(`a step of the demonstration was refused: ${added.reason}`);
		}
	});
	return id;
}
