import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import type { WhileWaiting } from '../while-waiting/policy.ts';
import { getWhileWaiting } from '../while-waiting/queries.server.ts';
import { whileWaitingWords } from '../while-waiting/words.ts';
import { getStanding, type Standing } from './queries.server.ts';

const toHerPage = () => ({ words: m.programmes_mail_to_page(), path: '/me' });

/** How things stand with her place, as long as she has it and there is a meeting to come to. */
export async function placeNews(
	tx: Tx,
	personId: string,
	data: Record<string, string>
): Promise<(Standing & { when: string }) | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	if (standing?.state !== 'place' || !standing.next) return null;
	return { ...standing, when: dayAndTime(standing.next, standing.zone, 'parents') };
}

/** How things stand with her turn on the waiting list and what there is meanwhile, as long as she waits and it is hers. */
export async function waitingNews(
	tx: Tx,
	personId: string,
	data: Record<string, string>
): Promise<(Standing & { meanwhile: WhileWaiting }) | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	if (standing?.state !== 'waiting' || standing.registration.answerBy) return null;
	return { ...standing, meanwhile: await getWhileWaiting(tx, standing.registration.cohortId) };
}

/** How things stand with what she had asked for before, unless that has ended. */
export async function alreadyNews(tx: Tx, personId: string, data: Record<string, string>): Promise<Standing | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	return standing && standing.state !== 'left' ? standing : null;
}

/** Tells her that she has a place, and when to come first. */
export async function placeLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await placeNews(tx, accountId, data);
	if (!news) return null;
	const { when } = news;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_place(), m.programmes_mail_place_when({ when }), m.programmes_mail_place_where()],
		act: toHerPage()
	};
}

/** Tells her that she is on the waiting list, and her honest position. */
export async function waitingLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const standing = await waitingNews(tx, accountId, data);
	if (!standing) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [
			m.programmes_mail_waiting({ turn: standing.turn }),
			m.programmes_mail_waiting_next({ hours: standing.offerHours }),
			...whileWaitingWords(standing.meanwhile)
		],
		act: toHerPage()
	};
}

/** Somebody asked again with her address: tells her how things really stand, which the page did not. */
export async function alreadyLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const standing = await alreadyNews(tx, accountId, data);
	if (!standing || standing.state === 'left') return null;
	const { state, turn, offerEndsAt, zone } = standing;
	const truth = {
		place: () => m.programmes_mail_already_place(),
		waiting: () => m.programmes_mail_already_waiting({ turn }),
		offered: () =>
			m.programmes_mail_already_offered({ until: offerEndsAt ? dayAndTime(offerEndsAt, zone, 'parents') : '' })
	}[state]();
	return { subject: m.programmes_mail_subject(), paragraphs: [m.programmes_mail_already(), truth], act: toHerPage() };
}
