import { redirect } from '@sveltejs/kit';
import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import { noticeRefusal } from '#rooms/programmes/desk/notice/choices.ts';
import {
	approveNotice,
	changeNotice,
	countAgain,
	sendNotice,
	throwNoticeAway
} from '#rooms/programmes/desk/notice/commands.server.ts';
import { changeNoticeForm, lookedAtForm } from '#rooms/programmes/desk/notice/form.ts';
import { mayApprove, tellingWords } from '#rooms/programmes/desk/notice/policy.ts';
import {
	countFates,
	getNotice,
	listNoticeCircles,
	noticeLink,
	writesToAll
} from '#rooms/programmes/desk/notice/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The gate is asked by timed work, a moment after somebody wrote; so long a page waits for it, in milliseconds, before it says that it is being asked. */
const patience = [100, 300, 600];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals);
	let notice = await locals.tx((tx) => getNotice(tx, params.notice));
	for (const wait of notice.sentAt || notice.counted ? [] : patience) {
		await new Promise((done) => setTimeout(done, wait));
		notice = await locals.tx((tx) => getNotice(tx, params.notice));
		if (notice.counted) break;
	}
	const { languages } = locals.organisation;
	return locals.tx(async (tx) => ({
		notice,
		languages,
		zone: tx.zone,
		telling: tellingWords(notice.subject),
		hints: notice.sentAt ? [] : await listHints(tx, [notice.subject, notice.words]),
		mayApprove: mayApprove(tx.actor, notice),
		choose: { circles: await listNoticeCircles(tx), all: writesToAll(tx) },
		fates: notice.sentAt ? await countFates(tx, notice.id) : [],
		link: notice.sentAt && url.origin + locals.publicPath(`/read/${noticeLink(notice.id)}`)
	}));
};

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		forCoordinators(locals);
		const form = await readForm(request, changeNoticeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeNotice(tx, params.notice, form.value));
		if (!outcome.ok) return form.refuse(noticeRefusal(outcome.reason));
		redirect(303, `/manage/notices/${params.notice}?saved`);
	},
	count: async ({ locals, params }) => {
		forCoordinators(locals);
		await locals.tx((tx) => countAgain(tx, params.notice));
		redirect(303, `/manage/notices/${params.notice}?said=notice-counted#whom`);
	},
	approve: async ({ request, locals, params }) => {
		forCoordinators(locals);
		const form = await readForm(request, lookedAtForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => approveNotice(tx, params.notice, form.value.version));
		if (!outcome.ok) return refusal(noticeRefusal(outcome.reason));
		redirect(303, `/manage/notices/${params.notice}?said=newsletter-approved`);
	},
	send: async ({ request, locals, params }) => {
		forCoordinators(locals);
		const form = await readForm(request, lookedAtForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sendNotice(tx, params.notice, form.value.version));
		if (!outcome.ok) return refusal(noticeRefusal(outcome.reason));
		redirect(303, `/manage/notices/${params.notice}?said=notice-sent`);
	},
	remove: async ({ locals, params }) => {
		forCoordinators(locals);
		const outcome = await locals.tx((tx) => throwNoticeAway(tx, params.notice));
		if (!outcome.ok) return refusal(noticeRefusal(outcome.reason));
		redirect(303, '/manage/notices?said=notice-thrown-away');
	}
};
