import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { newsOfMeetings } from '#programmes/courses';
import {
	alreadyNews,
	comingNews,
	dayBeforeNews,
	movedNews,
	newsOfOffers,
	placeNews,
	referralNews,
	referralWaitingLetter,
	waitingNews,
	type Standing
} from '#programmes/joining';
import { noticeNews } from '../notice/mail.server.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { gatheringNews, pocketLetter, reminderNews, reunionNews } from '#programmes/meetings';

/** What to tell her, in the language that is spoken now; `offer` is the registration whose offer she may answer on the phone. */
export interface Say {
	words: string;
	offer?: string;
}

/**
 * What a message of this room says, for somebody who passes it on by phone: whatever the letter would be about. Null when
 * it is no longer needed; undefined when the message belongs to another room.
 */
export async function whatToSay(
	tx: Tx,
	kind: string,
	personId: string,
	data: Record<string, string>
): Promise<Say | null | undefined> {
	return says[kind]?.(tx, personId, data);
}

type ForLetter<News> = (tx: Tx, personId: string, data: Record<string, string>) => Promise<News | null>;

/** What is said of the news of a letter, where there is any. */
function of<News>(letter: ForLetter<News>, say: (news: News) => Say | null): ForLetter<Say> {
	return async (...asked) => {
		const news = await letter(...asked);
		return news === null ? null : say(news);
	};
}

/** What a letter to somebody on the team says, in its own sentences. */
const asWritten = ({ paragraphs }: Letter): Say => ({ words: paragraphs.join(' ') });

const says: Record<string, ForLetter<Say>> = {
	'people.device-added': () => Promise.resolve({ words: m.programmes_phone_say_device() }),
	'people.phone-changed': () => Promise.resolve({ words: m.programmes_phone_say_number() }),
	'programmes.coming': of(comingNews, ({ label, when, where }) => ({
		words: m.programmes_phone_say_coming({ course: label, when, where })
	})),
	// a number is used by a person from the start: nothing has to be asked first
	'programmes.day-before': of(dayBeforeNews, () => ({ words: m.programmes_groups_tell_mail() })),
	'programmes.gathering': of(gatheringNews, (when) => ({ words: m.programmes_gathering_phone_say({ when }) })),
	'programmes.held': of(newsOfOffers.held, held),
	'programmes.let-go': of(newsOfOffers.letGo, () => ({ words: m.programmes_mail_let_go() })),
	'programmes.moved': of(movedNews, moved),
	'programmes.place': of(placeNews, place),
	'programmes.waiting': of(waitingNews, waiting),
	'programmes.already': of(alreadyNews, already),
	'programmes.offer': of(newsOfOffers.offer, offer),
	'programmes.offer-lapsed': of(newsOfOffers.lapsed, (news) => ({
		words: m.programmes_phone_say_lapsed({ course: course(news) })
	})),
	'programmes.referral': of(referralNews, (stands) =>
		stands === 'asked' ? { words: m.programmes_referral_phone_say() } : null
	),
	'programmes.referral-answered': of(referralNews, (stands) =>
		stands === 'answered' ? { words: m.programmes_referral_phone_say_answered() } : null
	),
	'programmes.referral-waiting': of(referralWaitingLetter, asWritten),
	'programmes.pocket': of(pocketLetter, asWritten),
	'programmes.notice': of(noticeNews, ({ words }) => ({ words: m.programmes_notices_phone_say({ words }) })),
	'programmes.reminder': of(reminderNews, (when) => ({ words: m.programmes_phone_say_reminder({ when }) })),
	'programmes.reunion': of(reunionNews, (when) => ({ words: m.programmes_phone_say_reunion({ when }) })),
	'programmes.creche-place': of(newsOfOffers.creche, () => ({ words: m.programmes_phone_say_creche() })),
	'programmes.session-news': of(newsOfMeetings.changed, (words) => ({ words })),
	'programmes.venue-news': of(newsOfMeetings.elsewhere, (words) => ({ words }))
};

const course = ({ label }: Standing) => inWords(label);

function place(standing: Standing & { when: string }): Say {
	return { words: m.programmes_phone_say_place({ course: course(standing), when: standing.when }) };
}

function moved(standing: Standing): Say | null {
	if (standing.state !== 'place') return waiting(standing);
	const { next, zone } = standing;
	return (
		next && {
			words: m.programmes_phone_say_moved({ course: course(standing), when: dayAndTime(next, zone, 'parents') })
		}
	);
}

function held(standing: Standing & { until: string }): Say {
	const what = { course: course(standing), until: standing.until };
	const words = standing.state === 'offered' ? m.programmes_phone_say_held(what) : m.programmes_phone_say_turn(what);
	return { words, offer: standing.registration.id };
}

/** The part of what there is while she waits that is said on the phone. */
type Meanwhile = NonNullable<Awaited<ReturnType<typeof waitingNews>>>['meanwhile'];

function waiting({ meanwhile, ...standing }: Standing & { meanwhile?: Meanwhile }): Say {
	const doors = (meanwhile?.doors ?? []).map(({ label, when, where }) =>
		m.programmes_meanwhile_phone_door({ title: inWords(label), when, where })
	);
	return {
		words: [m.programmes_phone_say_waiting({ course: course(standing), turn: standing.turn }), ...doors].join(' ')
	};
}

function offer(standing: Standing & { until: string }): Say {
	const words = m.programmes_phone_say_offer({ course: course(standing), until: standing.until });
	return { words, offer: standing.registration.id };
}

function already(standing: Standing): Say | null {
	const { state, next, offerEndsAt, zone } = standing;
	if (state === 'waiting') return waiting(standing);
	if (state === 'place') return next && place({ ...standing, when: dayAndTime(next, zone, 'parents') });
	return offerEndsAt && offer({ ...standing, until: dayAndTime(offerEndsAt, zone, 'parents') });
}
