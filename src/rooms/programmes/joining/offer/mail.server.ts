import type { Tx } from '#platform/db/tx.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import { hashOf, newToken } from '#platform/identity/session.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { m } from '#messages';
import { findCohort, type Cohort } from '#programmes/courses';
import { listCrechePlacesOf, type CrechePlace } from '#creche';
import { keepHours } from '../told/commands.server.ts';
import { hoursOf } from '../told/queries.server.ts';
import { getStanding, type Registration, type Standing } from '../registration/queries.server.ts';

/** How things stand with something that waits for her answer, and until when. */
type Waits = Standing & { until: string; endsAt: Date };

/** How things stand with the very offer that a message is about, as long as she can answer it. */
async function offerNews(tx: Tx, personId: string, data: Record<string, string>): Promise<Waits | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	return standing?.offerEndsAt && isThisOffer(standing.registration, data) ? stillWaits(tx, standing) : null;
}

async function stillWaits(tx: Tx, standing: Standing): Promise<Waits | null> {
	const { until, untold, isPast } = await hoursOf(tx, standing.registration);
	if (!until || isPast || (!untold && until <= tx.now)) return null;
	return { ...standing, endsAt: until, until: dayAndTime(until, standing.zone, 'parents') };
}

/** How things stand where her offer lapsed, unless she has asked again. */
async function lapsedNews(tx: Tx, personId: string, data: Record<string, string>): Promise<Standing | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	return standing?.state === 'left' && standing.registration.leftWhy === 'offer-lapsed' ? standing : null;
}

/** Tells her that a place is hers if she would like it, until when, and where she can answer. */
export async function offerLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const news = await offerNews(tx, accountId, data);
	if (!news) return null;
	const { until, registration } = news;
	await keepHours(tx, registration, news.endsAt);
	return {
		subject: m.programmes_mail_subject(),
		yesOrNo: true,
		paragraphs: [m.programmes_mail_offer(), m.programmes_mail_offer_until({ until }), m.programmes_mail_offer_free()],
		act: { words: m.programmes_mail_offer_answer(), path: `/offer/${await newLink(tx, registration)}` }
	};
}

/** How things stand with what is kept for her until she answers, as long as it is. */
async function heldNews(tx: Tx, personId: string, data: Record<string, string>): Promise<Waits | null> {
	const standing = await getStanding(tx, personId, data.registration ?? '');
	return standing?.registration.answerBy ? stillWaits(tx, standing) : null;
}

/** Asks her whether it was she who asked, and what then becomes hers: a place that is held, one that is left, or her turn. */
export async function heldLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	const standing = await heldNews(tx, accountId, data);
	if (!standing) return null;
	const { until } = standing;
	await keepHours(tx, standing.registration, standing.endsAt);
	const what =
		standing.state === 'offered' ? m.programmes_mail_held({ until }) : m.programmes_mail_held_no_place({ until });
	return {
		subject: m.programmes_mail_subject(),
		yesOrNo: true,
		paragraphs: [
			...(data.again === 'yes' ? [m.programmes_mail_held_again()] : []),
			what,
			...(data.known === 'yes' ? [m.programmes_mail_known()] : []),
			m.programmes_mail_held_not_you()
		],
		act: { words: m.programmes_mail_held_act(), path: `/offer/${await newLink(tx, standing.registration)}` }
	};
}

/** The course in which a place was let go after it had begun. */
async function letGoNews(tx: Tx, _personId: string, data: Record<string, string>): Promise<Cohort | null> {
	return (await findCohort(tx, data.cohort ?? '')) ?? null;
}

/** Tells a coordinator that a place was let go after the course had begun, because whoever asked for it never answered. */
export async function letGoLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	if (!(await letGoNews(tx, accountId, data))) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_let_go(), m.programmes_mail_let_go_look()],
		act: { words: m.programmes_mail_let_go_act(), path: `/manage/on/${data.cohort ?? ''}/people` }
	};
}

/** Tells her kindly that the place passed on, and that she can ask again. */
export async function offerLapsedLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	const standing = await lapsedNews(tx, accountId, data);
	if (!standing) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_lapsed(), m.programmes_mail_lapsed_again()],
		act: { words: m.programmes_mail_lapsed_act(), path: `/on/${standing.slug}` }
	};
}

/** Whether the registration still holds the very offer that a letter is about. */
function isThisOffer({ state, offeredAt }: Registration, data: Record<string, string>): boolean {
	return state === 'offered' && offeredAt?.toISOString() === data.offered;
}

async function newLink(job: Tx, { id, joinedAt }: Registration): Promise<string> {
	const token = newToken();
	await job.db
		.insertInto('programmes.offer_link')
		.values({
			org_id: job.actor.orgId,
			token_hash: hashOf(token),
			registration_id: id,
			joined_at: joinedAt
		})
		.execute();
	return token;
}

/** The crèche place that came free for her in a course, as long as one of her children has one there. */
async function crecheNews(tx: Tx, personId: string, data: Record<string, string>): Promise<CrechePlace | null> {
	const places = await listCrechePlacesOf(tx, personId);
	return places.find((place) => place.circleId === data.cohort && place.state === 'place') ?? null;
}

/** Tells her that what she waited for besides her own place has come free; what it is stands on her page alone. */
export async function crechePlaceLetter(
	tx: Tx,
	accountId: string,
	data: Record<string, string>
): Promise<Letter | null> {
	if (!(await crecheNews(tx, accountId, data))) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_mail_creche()],
		act: { words: m.programmes_mail_to_page(), path: '/me' }
	};
}

/** What a letter about an offer tells her, by its kind: for somebody who passes it on by phone. */
export const newsOfOffers = {
	creche: crecheNews,
	held: heldNews,
	lapsed: lapsedNews,
	letGo: letGoNews,
	offer: offerNews
};
