import {
	changeBooklet,
	giveBooklet,
	layBooklet,
	openBooklet,
	openToWaiting
} from '#rooms/programmes/taking-part/booklet/commands.server.ts';
import { findBooklet } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { themeOf } from '#rooms/programmes/taking-part/booklet/suggest.ts';
import { keepLock, keepText, showPage } from '#rooms/programmes/taking-part/writing/commands.server.ts';
import { lockKey, makeWritingKey, makeSalt, sealText } from '#rooms/programmes/taking-part/writing/seal.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { makeExercise } from '#rooms/programmes/taking-part/own-exercise/examples.ts';
import type { Tx } from '../platform/db/tx.ts';
import type { Courses } from './courses.ts';
import type { Work } from './speakers.ts';

/** The words that open what the parent of the demonstration wrote: she alone would have them. */
export const writingWords = 'garden window bread morning river';

/** A booklet that the parent reads, and the page on which she wrote. */
export interface DemonstrationBooklet {
	session: string;
	page: string;
}

/** Three weeks of the running course have their booklet and the fourth is laid out; a parent opened the first, and wrote into the second. Whoever waits reads the first too. */
export async function giveBooklets(
	facilitator: Work,
	parent: Work,
	{ running }: Courses
): Promise<DemonstrationBooklet> {
	const weeks = await facilitator(async (tx) => meetingsOf(await listSessions(tx, running.id)).slice(0, 4));
	for (const [at, session] of weeks.entries())
		await facilitator(async (tx) => {
			await layBooklet(tx, session.id, themeOf(session));
			if (at === 1) await addOwn(tx, session.id);
			if (at < 3) await giveBooklet(tx, session.id);
			if (at === 0) await openToWaiting(tx, session.id, true);
		});
	const [first, second] = weeks;
	if (!first || !second) throw new Error('the running course of the demonstration has no weeks');
	await parent((tx) => openBooklet(tx, first.id));
	const booklet = await facilitator((tx) => findBooklet(tx, second.id));
	const page = booklet?.exercises[0]?.id ?? '';
	await writePage(parent, second.id, page);
	return { session: second.id, page };
}

/** The facilitator writes an exercise of her own and puts it into a booklet. */
async function addOwn(tx: Tx, session: string): Promise<void> {
	const page = await makeExercise(tx);
	const added = await changeBooklet(tx, session, { version: 1, act: 'add', page });
	if (!added.ok) throw new Error(`the own exercise of the demonstration was refused: ${added.reason}`);
}

/** What her browser does: a key that five words open, a page sealed with it, and a copy that she shows. */
async function writePage(parent: Work, session: string, page: string): Promise<void> {
	const [own, salt, id] = [await makeWritingKey(), makeSalt(), crypto.randomUUID()];
	const lock = { language: 'en' as const, salt, wrapped: await lockKey(own, writingWords.split(' '), salt) };
	const begun = await parent((tx) => keepLock(tx, lock));
	if (!begun.ok) throw new Error(`the parent of the demonstration could not begin to write: ${begun.reason}`);
	const key = begun.value;
	const org = await parent((tx) => Promise.resolve(tx.actor.orgId));
	const words = 'Ten minutes on the step with my tea. The bins came, a blackbird came, nobody needed me.';
	const sealed = await sealText(own, { org, key, session, page, id }, words);
	await parent((tx) => keepText(tx, { sessionId: session, page }, { id, key, sealed, saw: [] }));
	await parent((tx) => showPage(tx, { sessionId: session, page }, 'A blackbird came, nobody needed me.'));
}

/** The library, and the booklet that the parent reads and writes into. */
export function bookletPages(at: (path: string) => string, { session, page }: DemonstrationBooklet) {
	return {
		exercises: at('/exercises'),
		activities: at('/together/activities'),
		booklet: at(`/me/booklets/${session}`),
		bookletEs: at(`/es/me/booklets/${session}`),
		bookletReadPdf: at(`/me/booklets/${session}/booklet.pdf`),
		bookletPrintPdf: at(`/me/booklets/${session}/booklet.pdf?for=printing`),
		writing: at(`/me/booklets/${session}/${page}`)
	};
}
