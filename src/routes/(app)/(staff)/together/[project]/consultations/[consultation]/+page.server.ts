import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { consultationRefusalWords } from '#rooms/coproduction/consultation/choices.ts';
import { addQuestion, goOnConsulting, seekGroup } from '#rooms/coproduction/consultation/commands.server.ts';
import { takeOutOfConsultation } from '#rooms/coproduction/consultation/commands.server.ts';
import { consultationStepForm, consultationQuestionForm, soughtForm } from '#rooms/coproduction/consultation/form.ts';
import { takeOutOfConsultationForm } from '#rooms/coproduction/consultation/form.ts';
import { consultationStands, mayConsult } from '#rooms/coproduction/consultation/policy.ts';
import { listConsultationQuestions, listSought } from '#rooms/coproduction/consultation/queries.server.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { countReplies, listWho, listReplyWords } from '#rooms/coproduction/reply/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { runtime } from '#platform/runtime.ts';
import { consultationToRead } from '../../../consultations.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A consultation for those who run it or evaluate: what it asks while it is a draft, its address, and what was replied. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const asked = await locals.tx(async (tx) => {
		const consultation = await consultationToRead(tx, params);
		const { id } = consultation;
		const stands = consultationStands(consultation, todayOf(tx));
		const runs = mayConsult(tx.actor, consultation);
		const words = await listReplyWords(tx, id);
		return {
			...{ consultation, stands, runs, zone: tx.zone, ids: { group: randomUUID(), question: randomUUID() } },
			...{ questions: await listConsultationQuestions(tx, id), groups: await listSought(tx, id) },
			paragraphs: runs && stands === 'draft' ? await listParagraphs(tx, consultation.versionId) : [],
			replies: stands === 'draft' ? undefined : await countReplies(tx, id),
			read: words.filter(({ readOn, leftOut }) => readOn && !leftOut),
			words: { count: words.length, unread: words.filter(({ readOn }) => !readOn).length },
			who: await listWho(tx, id)
		};
	});
	const path = locals.publicPath(`/together/consultation/${asked.consultation.link}`, '');
	const square = Buffer.from(await qrSvg(runtime().origin + path)).toString('base64');
	return {
		...asked,
		...{
			path,
			address: (runtime().origin + path).replace(/^https?:\/\//, ''),
			square: `data:image/svg+xml;base64,${square}`
		},
		languages: locals.organisation.languages
	};
};

const here = ({ project, consultation }: { project: string; consultation: string }) =>
	`/together/${project}/consultations/${consultation}`;

const said = { open: 'consultation-open', close: 'consultation-closed', 'give-up': 'consultation-given-up' };

export const actions: Actions = {
	group: async ({ request, locals, params }) => {
		const form = await readForm(request, soughtForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, group) => seekGroup(tx, params.consultation, group), {
			to: () => `${here(params)}?said=consultation-changed#sought`,
			say: (reason) => consultationRefusalWords[reason]()
		});
	},
	question: async ({ request, locals, params }) => {
		const form = await readForm(request, consultationQuestionForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, question) => addQuestion(tx, params.consultation, question), {
			to: () => `${here(params)}?said=consultation-changed#asked`,
			say: (reason) => consultationRefusalWords[reason]()
		});
	},
	takeOut: async ({ request, locals, params }) => {
		const form = await readForm(request, takeOutOfConsultationForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeOutOfConsultation(tx, params.consultation, form.value));
		if (!outcome.ok) return form.refuse(consultationRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=consultation-changed`);
	},
	go: async ({ request, locals, params }) => {
		const form = await readForm(request, consultationStepForm);
		if (!form.ok) return form.problem;
		const { step } = form.value;
		const outcome = await locals.tx((tx) => goOnConsulting(tx, params.consultation, step));
		if (!outcome.ok) return form.refuse(consultationRefusalWords[outcome.reason]());
		const to = step === 'give-up' ? `/together/${params.project}/documents` : here(params);
		redirect(303, `${to}?said=${said[step]}`);
	}
};
