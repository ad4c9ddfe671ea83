import type { Tx } from '#platform/db/tx.ts';
import { clock, longDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { isThisOffer, findRegistrationOf, getStanding, type Standing } from '#programmes/joining';
import { sessionNews, venueNews, findSession } from '#programmes/courses';

/** What to tell her, in the language of whoever rings; `offer` is the registration whose offer she may answer on the phone. */
export interface Say {
	words: string;
	offer?: string;
}

/**
 * What a message of this room says, for somebody who passes it on by phone. Null when it is no longer needed; undefined
 * when the message belongs to another room.
 */
export async function whatToSay(
	tx: Tx,
	kind: string,
	personId: string,
	data: Record<string, string>
): Promise<Say | null | undefined> {
	if (kind === 'programmes.reminder' || kind === 'programmes.reunion')
		return aboutMeeting(tx, kind, personId, data.session ?? '');
	if (kind === 'programmes.creche-place') return { words: m.programmes_phone_say_creche() };
	if (kind === 'programmes.session-news') {
		const news = await sessionNews(tx, personId, data.session ?? '');
		return news ? { words: news } : null;
	}
	if (kind === 'programmes.venue-news') {
		const news = await venueNews(tx, personId, data.cohort ?? '');
		return news ? { words: news } : null;
	}
	const say = aboutRegistration[kind];
	if (!say) return undefined;
	const standing = await getStanding(tx, personId, data.registration ?? '');
	return standing ? say(standing, data) : null;
}

const at = (when: Date, zone: string) => `${longDay(when, zone)}, ${clock(when, zone)}`;
const course = ({ label }: Standing) => inWords(label);

function place(standing: Standing): Say | null {
	if (standing.state !== 'place' || !standing.next) return null;
	return {
		words: m.programmes_phone_say_place({ course: course(standing), when: at(standing.next, standing.zone) })
	};
}

function waiting(standing: Standing): Say | null {
	return standing.state === 'waiting'
		? { words: m.programmes_phone_say_waiting({ course: course(standing), turn: standing.turn }) }
		: null;
}

function offer(standing: Standing): Say | null {
	if (standing.state !== 'offered' || !standing.offerEndsAt) return null;
	const words = m.programmes_phone_say_offer({
		course: course(standing),
		until: at(standing.offerEndsAt, standing.zone)
	});
	return { words, offer: standing.registration.id };
}

const aboutRegistration: Record<string, (standing: Standing, data: Record<string, string>) => Say | null> = {
	'programmes.place': place,
	'programmes.waiting': waiting,
	'programmes.already': (standing) => place(standing) ?? waiting(standing) ?? offer(standing),
	'programmes.offer': (standing, data) => (isThisOffer(standing.registration, data) ? offer(standing) : null),
	'programmes.offer-lapsed': (standing) =>
		standing.registration.leftWhy === 'offer-lapsed'
			? { words: m.programmes_phone_say_lapsed({ course: course(standing) }) }
			: null
};

async function aboutMeeting(tx: Tx, kind: string, personId: string, sessionId: string): Promise<Say | null> {
	const session = await findSession(tx, sessionId);
	if (!session || session.cancelledAt || session.startsAt <= tx.now) return null;
	const registration = await findRegistrationOf(tx, session.cohortId, personId);
	if (registration?.state !== 'place') return null;
	const when = at(session.startsAt, tx.zone);
	return {
		words:
			kind === 'programmes.reunion'
				? m.programmes_phone_say_reunion({ when })
				: m.programmes_phone_say_reminder({ when })
	};
}
