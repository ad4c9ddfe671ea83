import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { keepHelpLines } from '#platform/help-lines/commands.server.ts';
import { helpLinesForm, helpLineValues, mostLines } from '#platform/help-lines/form.ts';
import { linesNow } from '#platform/help-lines/lines.ts';
import { fullDate, isoDay } from '#platform/i18n/dates.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { isLanguage, languageNames, type Language } from '#platform/i18n/language-list.ts';
import { NotFound } from '#platform/outcome.ts';
import { forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Empty rows that stand below a list, to add to it. */
const more = 2;

export const load: PageServerLoad = ({ locals, url }) => {
	forCoordinators(locals);
	const { languages, helpLines, timeZone } = locals.organisation;
	const language = listed(locals, url.searchParams.get('language') ?? locals.language);
	const lines = inLanguage(language, () => linesNow(helpLines));
	return {
		list: language,
		lists: languages.map((code) => ({ code, name: languageNames[code] })),
		isOwn: Boolean(helpLines[language]?.length),
		values: helpLineValues(lines),
		rows: Math.min(mostLines, lines.length + more),
		pages: lines.map(({ link }) => link),
		today: isoDay(locals.now, timeZone),
		todayShown: fullDate(locals.now, timeZone),
		kept: url.searchParams.has('kept')
	};
};

/** A language of the organisation; her own language where it is none of those. */
function listed({ organisation }: App.Locals, wanted: string): Language {
	const language = isLanguage(wanted) && organisation.languages.includes(wanted) ? wanted : undefined;
	return language ?? organisation.defaultLanguage;
}

export const actions: Actions = {
	keep: async ({ request, locals, url }) => {
		forCoordinators(locals);
		const form = await readForm(request, helpLinesForm);
		if (!form.ok) return form.problem;
		const { language, lines } = form.value;
		if (!isLanguage(language) || !locals.organisation.languages.includes(language)) throw new NotFound();
		await locals.tx((tx) => keepHelpLines(tx, language, form.typed.go === 'back' ? [] : lines));
		redirect(303, `${url.pathname}?language=${language}&kept`);
	}
};
