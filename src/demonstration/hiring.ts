import { keepInMind, tellApplicant } from '#rooms/coproduction/application/commands.server.ts';
import { listApplications } from '#rooms/coproduction/application/queries.server.ts';
import { answerOffer, offerWork } from '#rooms/coproduction/engagement/commands.server.ts';
import { confirmHours, noteHours } from '#rooms/coproduction/hours/commands.server.ts';
import { listWorked } from '#rooms/coproduction/hours/queries.server.ts';
import { makeInterviews, pickInterview } from '#rooms/coproduction/interview/commands.server.ts';
import { listInterviews } from '#rooms/coproduction/interview/queries.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

interface Chosen {
	speakers: Speakers;
	days: Days;
	coordinator: Work;
	project: string;
	call: string;
	/** Of each who applied, in the order in which they came. */
	receipts: readonly string[];
}

function sure(outcome: { ok: boolean; reason?: string }, what: string): void {
	if (!outcome.ok) throw new Error(`${what} of the demonstration was refused: ${outcome.reason ?? ''}`);
}

/** Eight times to meet, one of them taken; three are chosen and said yes; one who was not is told, and wants to be kept in mind. */
export async function meetAndChoose(chosen: Chosen): Promise<void> {
	const { speakers, days, coordinator, call, receipts } = chosen;
	const times = {
		...{ day: days.day(6), time: '09:30', minutes: 30, inRow: 8, place: 'The small room, Willow Lane' },
		...{ hasCreche: true, paysTravel: true }
	};
	sure(await coordinator((tx) => makeInterviews(tx, call, times)), 'the times');
	const [, , third] = await coordinator((tx) => listInterviews(tx, call));
	const picked = { interview: third?.id ?? '', wantsCreche: true, wantsTravel: false, access: 'A chair with arms.' };
	sure(await speakers.link((link) => pickInterview(link, receipts[5] ?? '', picked)), 'a time');
	const ids = (await coordinator((tx) => listApplications(tx, call))).map(({ id }) => id);
	const terms = { hours: 4, per: 'month', rate: 1500, fromOn: days.day(-30), untilOn: days.day(120) } as const;
	for (const at of [0, 1, 2]) {
		sure(await coordinator((tx) => offerWork(tx, ids[at] ?? '', terms)), 'an offer');
		const yes = { version: 1, answer: 'yes' } as const;
		sure(await speakers.link((link) => answerOffer(link, receipts[at] ?? '', yes)), 'a yes');
		await coordinator((tx) => tellApplicant(tx, ids[at] ?? '', 'chosen'));
	}
	await workSome(chosen);
	await coordinator((tx) => tellApplicant(tx, ids[3] ?? '', 'not-this-time'));
	sure(await speakers.link((link) => keepInMind(link, receipts[3] ?? '', '12')), 'a wish');
}

/** Who worked on which day, for how many minutes, at what. */
const worked = [
	[0, -21, 120, 'Read applications'],
	[0, -14, 90, 'Met two who want to lead'],
	[0, -2, 60, 'Wrote down what we ask'],
	[1, -20, 120, 'Leí solicitudes'],
	[1, -6, 45, 'Hablé con una madre que quiere guiar'],
	[2, -21, 120, 'Read applications'],
	[2, -13, 75, 'Met two who want to lead']
] as const;

/** Three noted hours; what was before last week is confirmed. */
async function workSome({ speakers, days, coordinator, project, receipts }: Chosen): Promise<void> {
	for (const [who, day, minutes, what] of worked) {
		const sent = { id: uuidv7(), day: days.day(day), minutes, what };
		sure(await speakers.link((link) => noteHours(link, receipts[who] ?? '', sent)), 'an hour');
	}
	for (const { id, noted } of await coordinator((tx) => listWorked(tx, project))) {
		const shown = noted.filter(({ day }) => day < days.day(-7)).map((one) => one.id);
		sure(await coordinator((tx) => confirmHours(tx, project, { engagement: id, shown })), 'confirmed hours');
	}
}
