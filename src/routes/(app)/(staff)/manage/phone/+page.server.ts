import { redirect } from '@sveltejs/kit';
import { openReaching } from '#rooms/people/person/commands.server.ts';
import { notePhoneTry } from '#rooms/people/phone-message/commands.server.ts';
import { findPassedOn } from '#rooms/people/phone-message/queries.server.ts';
import { readReply } from '#rooms/people/text-reply/commands.server.ts';
import { readReplyForm } from '#rooms/people/text-reply/form.ts';
import { listReplies } from '#rooms/people/text-reply/queries.server.ts';
import { messagesOnPage, listMessagesToSay } from '#rooms/programmes/desk/phone-message/queries.server.ts';
import { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
import { sendAgain } from '#rooms/programmes/desk/unreached/commands.server.ts';
import { sendAgainForm } from '#rooms/programmes/desk/unreached/form.ts';
import { listUnreached } from '#rooms/programmes/desk/unreached/queries.server.ts';
import { offerAnswerForm, tryForm } from '#rooms/programmes/desk/phone-message/form.ts';
import { listGuestsToTell } from '#rooms/programmes/joining/guest/queries.server.ts';
import { placeRefusalWords } from '#rooms/programmes/desk/roster/choices.ts';
import { pageNumber } from '#platform/db/page.ts';
import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	forCoordinators(locals);
	const page = pageNumber(url);
	const passed = url.searchParams.get('passed') ?? '';
	const [messages, unreached, replies, guests, passedOn] = await locals.tx((tx) =>
		Promise.all([
			listMessagesToSay(tx, page),
			listUnreached(tx),
			listReplies(tx),
			listGuestsToTell(tx),
			findPassedOn(tx, passed)
		])
	);
	const { now } = locals;
	const noted = <Each>(all: Each[]) => all.map((each) => ({ ...each, noteId: uuidv7() }));
	const hasMore = (await parent()).phoneMessages > page * messagesOnPage;
	return {
		page,
		hasMore,
		messages: noted(messages),
		unreached: noted(unreached),
		replies,
		guests,
		now,
		passedOn: passedOn && { ...passedOn, noteId: uuidv7() }
	};
};

const to = () => '/manage/phone?said=noted';

export const actions: Actions = {
	note: async ({ request, locals }) => {
		const form = await readForm(request, tryForm);
		if (!form.ok) return form.problem;
		const { letter, outcome } = form.value;
		const said = outcome === 'taken-back' ? 'phone-back' : `noted&passed=${letter}`;
		return once(form, locals.tx, (tx, { letter: of, ...note }) => notePhoneTry(tx, of, note), {
			to: () => `/manage/phone?said=${said}`
		});
	},
	again: async ({ request, locals }) => {
		const form = await readForm(request, sendAgainForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => sendAgain(tx, form.value.letter));
		redirect(303, '/manage/phone?said=again');
	},
	read: async ({ request, locals }) => {
		const form = await readForm(request, readReplyForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => readReply(tx, form.value.reply));
		redirect(303, '/manage/phone?said=reply-read');
	},
	danger: async ({ request, locals }) => {
		forCoordinators(locals);
		const person = await textIn(request, 'person');
		return { opened: await locals.tx((tx) => openReaching(tx, person, 'in-danger')) };
	},
	answer: async ({ request, locals }) => {
		const form = await readForm(request, offerAnswerForm);
		if (!form.ok) return form.problem;
		const answered = async (tx: Tx, { offer, letter, answer, id }: typeof form.value) => {
			const command = answer === 'yes' ? acceptOffer : declineOffer;
			const outcome = await command(tx, { registration: offer });
			if (!outcome.ok) return outcome;
			return notePhoneTry(tx, letter, { id, outcome: 'told' });
		};
		return once(form, locals.atDoor, answered, { to, say: placeRefusalWords });
	}
};
