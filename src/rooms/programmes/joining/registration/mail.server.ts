import type { Tx } from '#platform/db/tx.ts';
import { clock, longDay } from '#platform/i18n/dates.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { getStanding } from './queries.server.ts';

const toHerPage = () => ({ words: m.programmes_mail_to_page(), path: '/me' });

/** "Tuesday 12 January, 10:00". */
function at(when: Date, zone: string): string {
	return `${longDay(when, zone)}, ${clock(when, zone)}`;
}

// Who was known before she asked may not have asked herself: she is told what was taken over and what she can do.
const ifKnown = (data: Record<string, string>) => (data.known === 'yes' ? [m.programmes_mail_known()] : []);

/** Tells her that she has a place, and when to come first. */
export async function placeLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const standing = await getStanding(tx, accountId, data.registration ?? '');
	if (standing?.state !== 'place' || !standing.next) return null;
	const when = at(standing.next, standing.zone);
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [
			m.programmes_mail_place(),
			m.programmes_mail_place_when({ when }),
			m.programmes_mail_place_where(),
			...ifKnown(data)
		],
		act: toHerPage()
	};
}

/** Tells her that she is on the waiting list, and her honest position. */
export async function waitingLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const standing = await getStanding(tx, accountId, data.registration ?? '');
	if (standing?.state !== 'waiting') return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [
			m.programmes_mail_waiting({ turn: standing.turn }),
			m.programmes_mail_waiting_next({ hours: standing.offerHours }),
			...ifKnown(data)
		],
		act: toHerPage()
	};
}

/** Somebody asked again with her address: tells her how things really stand, which the page did not. */
export async function alreadyLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const standing = await getStanding(tx, accountId, data.registration ?? '');
	if (!standing || standing.state === 'left') return null;
	const { state, turn, offerEndsAt, zone } = standing;
	const truth = {
		place: () => m.programmes_mail_already_place(),
		waiting: () => m.programmes_mail_already_waiting({ turn }),
		offered: () => m.programmes_mail_already_offered({ until: offerEndsAt ? at(offerEndsAt, zone) : '' })
	}[state]();
	return { subject: m.programmes_mail_subject(), paragraphs: [m.programmes_mail_already(), truth], act: toHerPage() };
}
