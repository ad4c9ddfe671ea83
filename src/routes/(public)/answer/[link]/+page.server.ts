import { redirect } from '@sveltejs/kit';
import { declineAnswering, finishAnswering, startAnswering } from '#rooms/evaluation/answering/commands.server.ts';
import { getCoverage } from '#rooms/evaluation/answering/coverage.server.ts';
import { firstOpen } from '#rooms/evaluation/answering/answer.ts';
import { startForm } from '#rooms/evaluation/answering/form.ts';
import { hasRiskItem } from '#rooms/evaluation/measure/policy.ts';
import { longDay } from '#platform/i18n/dates.ts';
import { isFramed, isLanguage, languageNames } from '#platform/i18n/language-list.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { invitationOf } from './invitation.server.ts';

const secondsEach = 15;

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const { invitation, base } = await invitationOf(event);
	const { state, handed, definition, languages, begun } = invitation;
	const questions = definition.items.length;
	return {
		state,
		base,
		handed,
		questions,
		minutes: Math.max(1, Math.ceil((questions * secondsEach) / 60)),
		until: longDay(new Date(`${invitation.wave.closesOn}T12:00:00Z`), 'UTC'),
		languages: languages.map((code) => ({
			value: code,
			label: isLanguage(code) ? languageNames[code] : code,
			lang: code
		})),
		chosen: begun?.words.language ?? (languages.includes(locals.language) ? locals.language : languages[0]),
		next: begun ? firstOpen(begun.given, begun.words.items.length) : 1,
		coverage: hasRiskItem(definition) ? await locals.tx(getCoverage) : null,
		myPage: '/me'
	};
};

export const actions: Actions = {
	start: async ({ request, locals, params }) => {
		const form = await readForm(request, startForm);
		const { language, view } = form.ok ? form.value : { language: '', view: '' };
		await locals.link((tx) => startAnswering(tx, params.link, language || locals.language));
		const { invitation, base } = await invitationOf(
			{ locals, params },
			isLanguage(language) && language !== locals.language && !isFramed(locals.language) ? language : undefined
		);
		if (!invitation.begun || invitation.state !== 'begun') redirect(303, base);
		const questions = invitation.begun.words.items.length;
		const at = firstOpen(invitation.begun.given, questions);
		const where = view === 'all' ? 'all' : at > questions ? 'end' : String(at);
		redirect(303, `${base}/${where}`);
	},
	decline: async ({ locals, params }) => {
		await locals.link((tx) => declineAnswering(tx, params.link));
		redirect(303, locals.publicPath(`/answer/${params.link}`));
	},
	finish: async ({ locals, params }) => {
		await locals.link((tx) => finishAnswering(tx, params.link));
		redirect(303, locals.publicPath(`/answer/${params.link}`));
	}
};
