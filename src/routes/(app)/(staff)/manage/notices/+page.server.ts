import { redirect } from '@sveltejs/kit';
import { noticeRefusal } from '#rooms/programmes/desk/notice/choices.ts';
import { countFates, listNoticeCircles, listNotices } from '#rooms/programmes/desk/notice/queries.server.ts';
import { draftNewsletter } from '#rooms/programmes/desk/newsletter/commands.server.ts';
import { mayDraftNewsletters } from '#rooms/programmes/desk/newsletter/policy.ts';
import { listWhatsOn } from '#rooms/programmes/courses/whats-on/queries.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { forCoordinators, forWholeCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of so many of the newest it is said what became of them; of the others on their own pages. */
const told = 20;

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return locals.tx(async (tx) => {
		const notices = await listNotices(tx);
		const sent = [];
		for (const [at, notice] of notices.filter(({ sentAt }) => sentAt).entries())
			sent.push({ notice, fates: at < told ? await countFates(tx, notice.id) : [] });
		const drafts = notices.filter(({ sentAt }) => !sentAt);
		const mayDraft = mayDraftNewsletters(tx.actor);
		return { drafts, sent, mayDraft, circles: await listNoticeCircles(tx), zone: tx.zone };
	});
};

export const actions: Actions = {
	newsletter: async ({ locals }) => {
		forWholeCoordinators(locals);
		const outcome = await locals.tx(async (tx) => draftNewsletter(tx, await listWhatsOn(tx)));
		if (!outcome.ok) return refusal(noticeRefusal(outcome.reason));
		redirect(303, `/manage/notices/${outcome.value}?said=newsletter-drafted`);
	}
};
