import { applyByLink, decideApplication } from '#rooms/coproduction/application/commands.server.ts';
import { listApplications } from '#rooms/coproduction/application/queries.server.ts';
import { draftCall, moveCallEnd, publishCall } from '#rooms/coproduction/call/commands.server.ts';
import type { CallFields } from '#rooms/coproduction/call/form.ts';
import { getPaidCall } from '#rooms/coproduction/call/queries.server.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { beginRating, namePanellist, saysTrained } from '#rooms/coproduction/panel/commands.server.ts';
import { declareInterest, rateApplication } from '#rooms/coproduction/rating/commands.server.ts';
import { addPerson } from '#rooms/people/person/commands.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import { meetAndChoose } from './hiring.ts';
import { applicants, choosingCall, ratedBecause, welcoming } from './recruiting-data.ts';
import type { Speakers, Work } from './speakers.ts';

/** Two calls of the demonstration: what stands in the address of the one that is open, the one whose panel rates, the receipts of somebody who works and of somebody who is asked to meet. */
export interface DemonstrationCalls {
	project: string;
	link: string;
	rating: string;
	/** The work of somebody who stops. */
	handedOn: string;
	work: string;
	application: string;
}

interface Team {
	coordinator: Work;
	project: string;
	/** A parent and somebody of the team who sit on the panel, beside two others. */
	parent: string;
	worker: string;
}

/** Somebody is wanted at the door, for which one can apply; and twelve have applied to choose with the charity, whose panel of four rates them now. */
export async function callForHelp(speakers: Speakers, days: Days, team: Team): Promise<DemonstrationCalls> {
	const { coordinator, project } = team;
	const open = await publish(coordinator, project, { ...welcoming, opensOn: days.day(-3), closesOn: days.day(18) });
	const call = await publish(coordinator, project, { ...choosingCall, opensOn: days.day(-70), closesOn: days.day(1) });
	const receipts = await apply(speakers, call.link);
	const panel = await seat(speakers, call.id, team);
	await coordinator((tx) => moveCallEnd(tx, call.id, days.day(-40)));
	const begun = await coordinator((tx) => beginRating(tx, call.id));
	if (!begun.ok) throw new Error(`the panel of the demonstration did not begin: ${begun.reason}`);
	await rate(coordinator, call.id, panel);
	const handedOn = await meetAndChoose({ speakers, days, coordinator, project, call: call.id, receipts });
	return { project, link: open.link, rating: call.id, handedOn, ...receiptsOf(receipts) };
}

const receiptsOf = (receipts: readonly string[]) => ({
	work: inTwo(receipts[0] ?? ''),
	application: inTwo(receipts[5] ?? '')
});

async function publish(coordinator: Work, project: string, fields: CallFields): Promise<{ id: string; link: string }> {
	const id = uuidv7();
	await coordinator((tx) => draftCall(tx, project, { id, ...fields }));
	await coordinator((tx) => publishCall(tx, id));
	return coordinator((tx) => getPaidCall(tx, id));
}

async function apply(speakers: Speakers, link: string): Promise<string[]> {
	const receipts: string[] = [];
	for (const { called, reach, needs = '', answers, language = 'en' } of applicants) {
		const sent = { id: uuidv7(), language, called, reach, needs, answers };
		const came = await speakers.door((door) => applyByLink(door, link, sent));
		if (!came.ok) throw new Error('an application of the demonstration was not taken');
		receipts.push(came.value);
	}
	return receipts;
}

/** Four sit on the panel, two of them as parents, and have read how to rate. */
async function seat(speakers: Speakers, call: string, { coordinator, parent, worker }: Team): Promise<Work[]> {
	const [second, fourth] = [await newcomer(speakers, 'Farida'), await newcomer(speakers, 'Milan')];
	const panel: Work[] = [];
	for (const [person, asParent] of [
		[parent, true],
		[second, true],
		[worker, false],
		[fourth, false]
	] as const) {
		const named = await coordinator((tx) => namePanellist(tx, call, { person, email: '', asParent }));
		if (!named.ok) throw new Error('nobody of this id sits on the panel of the demonstration');
		const speaks = await speakers.as(person, false);
		await speaks((tx) => saysTrained(tx, call));
		panel.push(speaks);
	}
	return panel;
}

const newcomer = (speakers: Speakers, called: string) =>
	speakers.door((door) => addPerson(door, { called, language: 'en' }));

/** Some are rated by all and decided, one by all but whoever knows her, others by some; and a few wait for everybody. */
async function rate(coordinator: Work, call: string, panel: readonly Work[]): Promise<void> {
	const applications = await coordinator((tx) => listApplications(tx, call));
	const known = applications[5]?.id ?? '';
	await panel[0]?.((tx) => declareInterest(tx, known));
	for (const [at, { marks = [], decided, answers }] of applicants.entries()) {
		const id = applications[at]?.id ?? '';
		for (const [who, mark] of marks.entries()) {
			const speaks = panel[who];
			if (!speaks || mark === null) continue;
			const of = (place: number) => ({
				place,
				mark: answers[place] ? mark : 0,
				why: ratedBecause[answers[place] ? mark : 0]
			});
			await speaks((tx) => rateApplication(tx, id, [of(1), of(2)] as Parameters<typeof rateApplication>[2]));
		}
		if (!decided) continue;
		const settled = await coordinator((tx) => decideApplication(tx, id, decided));
		if (!settled.ok) throw new Error('an application of the demonstration waits for a rating');
	}
}
