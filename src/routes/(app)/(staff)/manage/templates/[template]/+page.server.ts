import { redirect } from '@sveltejs/kit';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import {
	checkTemplate,
	offerTemplateAgain,
	renameTemplate,
	retireTemplate,
	uncheckTemplate
} from '#rooms/programmes/courses/own-template/commands.server.ts';
import { checkTemplateForm, renameTemplateForm } from '#rooms/programmes/courses/own-template/form.ts';
import { blocksOf, countLacking, countWeeks, mayKeepTemplate } from '#rooms/programmes/courses/own-template/policy.ts';
import { getTemplate } from '#rooms/programmes/courses/own-template/queries.server.ts';
import { templateRefusalWords } from '#rooms/programmes/courses/own-template/words.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { forComparing } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forComparing(locals);
	return locals.tx(async (tx) => {
		const { template, checks } = await getTemplate(tx, params.template);
		const { fromCohortId } = template;
		const begins = mayManageCourses(tx.actor);
		return {
			template: { ...template, weekCount: countWeeks(template), blocks: blocksOf(template) },
			languages: tx.languages.map((language) => ({
				language,
				lacking: countLacking(template, language),
				check: checks.find((check) => check.language === language) ?? null
			})),
			begins,
			keeps: mayKeepTemplate(tx.actor, template),
			leadsToRun: fromCohortId !== null && mayManageCourses(tx.actor, fromCohortId)
		};
	});
};

const at = (id: string, said: string) => redirect(303, `/manage/templates/${id}?said=${said}`);

export const actions: Actions = {
	rename: async ({ request, locals, params }) => {
		const form = await readForm(request, renameTemplateForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => renameTemplate(tx, params.template, form.value));
		const field = `name-${currentLanguage()}`;
		if (!outcome.ok)
			return form.refuse(templateRefusalWords(outcome.reason), outcome.reason === 'name-taken' ? field : undefined);
		return at(params.template, 'template-renamed');
	},
	retire: async ({ locals, params }) => {
		await locals.tx((tx) => retireTemplate(tx, params.template));
		return at(params.template, 'template-retired');
	},
	offer: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => offerTemplateAgain(tx, params.template));
		if (!outcome.ok) return refusal(templateRefusalWords(outcome.reason));
		return at(params.template, 'template-offered');
	},
	check: async ({ request, locals, params }) => {
		const form = await readForm(request, checkTemplateForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => checkTemplate(tx, params.template, form.value.language));
		if (!outcome.ok) return form.refuse(templateRefusalWords(outcome.reason));
		return at(params.template, 'template-checked');
	},
	uncheck: async ({ request, locals, params }) => {
		const form = await readForm(request, checkTemplateForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => uncheckTemplate(tx, params.template, form.value.language));
		return at(params.template, 'template-unchecked');
	}
};
