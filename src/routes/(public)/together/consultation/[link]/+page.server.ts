import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { consultationStands } from '#rooms/coproduction/consultation/policy.ts';
import {
	getConsultationAt,
	listConsultationQuestions,
	listSought
} from '#rooms/coproduction/consultation/queries.server.ts';
import { replyRefusalWords } from '#rooms/coproduction/reply/choices.ts';
import { replyByLink } from '#rooms/coproduction/reply/commands.server.ts';
import { linkReplyForm } from '#rooms/coproduction/reply/form.ts';
import { findConsultationPicture, listReadWords } from '#rooms/coproduction/reply/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many reply by one address in an hour: a hall full of people. The address is counted, and nobody who has it. */
const most = { replies: 300, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const isThanked = url.searchParams.has('thanks');
	const asked = await locals.door(async (door) => {
		const { id, title, text, opensOn, closesOn, openedAt, closedAt } = await getConsultationAt(door, params.link);
		const stands = consultationStands({ opensOn, closesOn, openedAt, closedAt }, todayOf(door));
		const seesAll = isThanked || stands === 'over';
		return {
			...{ title, text, opensOn, closesOn, stands },
			...{ questions: await listConsultationQuestions(door, id), groups: await listSought(door, id) },
			picture: seesAll ? await findConsultationPicture(door, id) : undefined,
			words: seesAll ? await listReadWords(door, id) : []
		};
	});
	return {
		...{ ...asked, isThanked, id: randomUUID(), zone: locals.organisation.timeZone },
		here: locals.publicPath(`/together/consultation/${params.link}`)
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, linkReplyForm);
		if (!form.ok) return form.problem;
		const { machine, ...reply } = { ...form.value, language: locals.language };
		const isFew = !machine && (await locals.allow('reply by the link', params.link, most.replies, most.seconds));
		if (!isFew) return form.refuse(m.coproduction_reply_too_many());
		const outcome = await locals.door((door) => replyByLink(door, params.link, reply));
		if (!outcome.ok) return form.refuse(replyRefusalWords[outcome.reason]());
		redirect(303, `${locals.publicPath(`/together/consultation/${params.link}`)}?thanks`);
	}
};
