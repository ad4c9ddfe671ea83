import { keepInMind, tellApplicant } from '#rooms/coproduction/application/commands.server.ts';
import { followApplication, listApplications } from '#rooms/coproduction/application/queries.server.ts';
import { answerOffer, offerWork } from '#rooms/coproduction/engagement/commands.server.ts';
import { listEngagements } from '#rooms/coproduction/engagement/queries.server.ts';
import { answerHours, decideHandingOn, offerHours, stepDown } from '#rooms/coproduction/handing-on/commands.server.ts';
import { listHandedTo } from '#rooms/coproduction/handing-on/queries.server.ts';
import { confirmHours, noteHours } from '#rooms/coproduction/hours/commands.server.ts';
import { listWorked } from '#rooms/coproduction/hours/queries.server.ts';
import { makeInterviews, pickInterview } from '#rooms/coproduction/interview/commands.server.ts';
import { listInterviews } from '#rooms/coproduction/interview/queries.server.ts';
import { lookBack } from '#rooms/coproduction/looking-back/commands.server.ts';
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

/** Eight times to meet, one of them taken; three are chosen and said yes; one who was not is told, and wants to be kept in mind. The work of the one who stops. */
export async function meetAndChoose(chosen: Chosen): Promise<string> {
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
	const handedOn = await handOn(chosen);
	await coordinator((tx) => tellApplicant(tx, ids[3] ?? '', 'not-this-time'));
	sure(await speakers.link((link) => keepInMind(link, receipts[3] ?? '', '12')), 'a wish');
	return handedOn;
}

/** One of the three stops in two weeks, says what it was like, and those who stay chose to share her hours: one has taken two, the other is asked. */
async function handOn({ speakers, days, coordinator, call, receipts }: Chosen): Promise<string> {
	const [first, third] = [receipts[0] ?? '', receipts[2] ?? ''];
	sure(await speakers.link((link) => stepDown(link, third, days.day(13))), 'a last day');
	sure(await speakers.link((link) => lookBack(link, third, lookedBack)), 'what she looked back on');
	const works = await coordinator((tx) => listEngagements(tx, call));
	const numbers = await coordinator((tx) => listApplications(tx, call));
	const idOf = (at: number) => works.find(({ applicationId }) => applicationId === numbers[at]?.id)?.id ?? '';
	const [from, taker, asked] = [idOf(2), idOf(0), idOf(1)];
	sure(await coordinator((tx) => decideHandingOn(tx, from, { way: 'shared', chosenBy: 'staying' })), 'a choice');
	for (const engagement of [taker, asked])
		sure(await coordinator((tx) => offerHours(tx, from, { engagement, hours: 2 })), 'hours to share');
	const offered = await speakers.link(async (link) => {
		await followApplication(link, first);
		return listHandedTo(link, taker);
	});
	const yes = { handed: offered[0]?.id ?? '', answer: 'yes' } as const;
	sure(await speakers.link((link) => answerHours(link, first, yes)), 'hours taken over');
	return from;
}

const lookedBack = {
	expected: 'To sit in a corner and be asked once.',
	learnt: 'That I know what a good question is. And to say no to a meeting at tea time.',
	changed: 'I speak up at the school now. They listen.'
};

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
