import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { applyByLink, decideApplication, keepInMind } from '#rooms/coproduction/application/commands.server.ts';
import { listApplications } from '#rooms/coproduction/application/queries.server.ts';
import { draftCall, publishCall } from '#rooms/coproduction/call/commands.server.ts';
import type { CallFields } from '#rooms/coproduction/call/form.ts';
import { getPaidCall } from '#rooms/coproduction/call/queries.server.ts';
import { answerOffer, offerWork } from '#rooms/coproduction/engagement/commands.server.ts';
import { beginRating, namePanellist, saysTrained } from '#rooms/coproduction/panel/commands.server.ts';
import { rateApplication } from '#rooms/coproduction/rating/commands.server.ts';
import { startProject, takeIntoProject } from '#rooms/coproduction/project/commands.server.ts';
import type { House } from '../support/house.ts';
import { staffOf } from './meetings.ts';
import { personIn } from './people.ts';

/** A day so many days from today. */
export const dayFrom = (days: number) => isoDay(new Date(instant() + days * 864e5), 'Europe/London');

/** What a call says that is open today: the panel reads the answers to its first two questions. */
export const callFields = (): CallFields => ({
	name: { en: 'Help us choose', es: 'Ayúdanos a elegir' },
	...{ about: { en: 'You read and ask.' }, hours: { en: 'Four a month' }, pay: { en: '£15 an hour' } },
	...{ expenses: {}, offer: {}, access: {}, opensOn: dayFrom(-2), closesOn: dayFrom(5) },
	criteria: ['listens', 'has used a group', 'free on Tuesdays'].map((looksFor, at) => ({
		...{ looksFor: { en: looksFor }, asks: { en: `Tell us: ${looksFor}?` }, isShown: at < 2 }
	}))
});

/** A project with a call to which people apply, and the three who may sit on its panel: two parents and somebody of the team. */
export async function callIn(house: House, { isPublished = true } = {}) {
	const coordinator = await staffOf(house, 'coordinator');
	const [projectId, callId] = [uuidv7(), uuidv7()];
	const project = {
		name: { en: 'A new group' },
		purpose: {},
		ladder: 'together' as const,
		stage: 3,
		programmeId: null
	};
	await coordinator((tx) => startProject(tx, { id: projectId, ...project }));
	const people = [await personIn(house, { called: 'Ana' }), await personIn(house, { called: 'Bea' })];
	for (const { id } of people) await coordinator((tx) => takeIntoProject(tx, projectId, id));
	const worker = await staffOf(house, 'facilitator', projectId);
	await coordinator((tx) => draftCall(tx, projectId, { id: callId, ...callFields() }));
	if (isPublished) await coordinator((tx) => publishCall(tx, callId));
	const { link } = await coordinator((tx) => getPaidCall(tx, callId));
	const [ana, bea] = [people[0]!, people[1]!];
	const said = (who: string) => ({
		...{ id: uuidv7(), language: 'en', called: `CNRY-${who}`, reach: `CNRY-reach-${who}`, needs: `CNRY-needs-${who}` },
		answers: { 1: `I listen, says ${who}.`, 2: 'I was there.', 3: `CNRY-hidden-${who}` }
	});
	const name = async (person: string, asParent: boolean) =>
		coordinator((tx) => namePanellist(tx, callId, { person, email: '', asParent }));
	return {
		...{ coordinator, projectId, callId, link, ana, bea, worker, said, name },
		/** Somebody applies by the address; her receipt. */
		apply: async (sent: ReturnType<typeof said>) => house.as('door', (door) => applyByLink(door, link, sent)),
		/** The last day of the call is over. */
		endTime: async () =>
			house.owner.db
				.updateTable('coproduction.call')
				.set({ closes_on: dayFrom(-1) })
				.where('id', '=', callId)
				.execute(),
		/** The panel is named, everybody read how to rate, and it begins. */
		begin: async () => {
			for (const { id } of [ana, bea]) await name(id, true);
			await name(worker.id, false);
			for (const who of [ana, bea, worker]) await who((tx) => saysTrained(tx, callId));
			return coordinator((tx) => beginRating(tx, callId));
		},
		ids: async () => (await coordinator((tx) => listApplications(tx, callId))).map(({ id }) => id)
	};
}

/** The same mark in both criteria that the panel is shown. */
export const ratedAs = (mark: 0 | 1 | 2 | 3) => [1, 2].map((place) => ({ place, mark, why: `CNRY-why-${mark}` }));

/** A panel of three that has begun to rate two applications. */
export async function ratingIn(house: House) {
	const call = await callIn(house);
	const codes: string[] = [];
	for (const who of ['lena', 'mia']) {
		const came = await call.apply(call.said(who));
		if (came.ok) codes.push(came.value);
	}
	await call.endTime();
	const begun = await call.begin();
	if (!begun.ok) throw new Error(begun.reason);
	const [first = '', second = ''] = await call.ids();
	return { ...call, first, second, codes };
}

/** Everybody on the panel rates an application. */
export async function rateAll(
	{ ana, bea, worker }: Pick<Awaited<ReturnType<typeof callIn>>, 'ana' | 'bea' | 'worker'>,
	id: string
): Promise<void> {
	for (const who of [ana, bea, worker]) await who((tx) => rateApplication(tx, id, ratedAs(2)));
}

const outcomeOf = ({ coordinator }: Pick<Awaited<ReturnType<typeof callIn>>, 'coordinator'>) => ({
	/** Decides of an applicant, with a reason. */
	decide: async (id: string, outcome: 'shortlisted' | 'not-this-time') =>
		coordinator((tx) => decideApplication(tx, id, { outcome, why: 'She listens.' }))
});

const terms = { hours: 4, per: 'month', rate: 1500, fromOn: dayFrom(-21), untilOn: dayFrom(90) } as const;

type Rating = Awaited<ReturnType<typeof ratingIn>>;

async function takesWork(house: House, call: Rating, id: string, code: string): Promise<void> {
	await rateAll(call, id);
	await outcomeOf(call).decide(id, 'shortlisted');
	await call.coordinator((tx) => offerWork(tx, id, terms));
	const answered = await house.as('link', (tx) => answerOffer(tx, code, { version: 1, answer: 'yes' }));
	if (!answered.ok) throw new Error(answered.reason);
}

/** One who was chosen and said yes: she has worked since three weeks ago. The other was rated, and nothing is decided of her. */
export async function workIn(house: House) {
	const call = await ratingIn(house);
	const { first, second, codes } = call;
	await takesWork(house, call, first, codes[0] ?? '');
	await rateAll(call, second);
	return {
		...{ ...call, ...outcomeOf(call) },
		/** The other wants to be kept in mind for a year. */
		keep: async () => house.as('link', (link) => keepInMind(link, codes[1] ?? '', '12'))
	};
}

/** Both were chosen and work. */
export async function worksToo(house: House) {
	const call = await ratingIn(house);
	for (const [at, id] of [call.first, call.second].entries()) await takesWork(house, call, id, call.codes[at] ?? '');
	return call;
}
