import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { keepHelpLines } from '#platform/help-lines/commands.server.ts';
import { checkedNow, helpLinesForm, helpLineValues, mostLines } from '#platform/help-lines/form.ts';
import { linesNow, type HelpLine } from '#platform/help-lines/lines.ts';
import { findCalled } from '#rooms/people/person/queries.server.ts';
import { m } from '#messages';
import { fullDate, isoDay } from '#platform/i18n/dates.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { isLanguage, languageNames, type Language } from '#platform/i18n/language-list.ts';
import { NotFound } from '#platform/outcome.ts';
import { forWholeCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Empty rows that stand below a list, to add to it. */
const more = 2;

export const load: PageServerLoad = async ({ locals, url }) => {
	forWholeCoordinators(locals);
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
		checked: await checkedWords(locals, lines),
		today: isoDay(locals.now, timeZone),
		todayShown: fullDate(locals.now, timeZone),
		kept: url.searchParams.has('kept')
	};
};

/** When each line was last checked and by whom, in words; nothing where nobody did. */
function checkedWords(locals: App.Locals, lines: readonly HelpLine[]): Promise<string[]> {
	return locals.tx(async (tx) => {
		const words: string[] = [];
		for (const { checkedOn, checkedBy } of lines) {
			const name = checkedBy && (await findCalled(tx, checkedBy));
			const day = checkedOn && fullDate(new Date(`${checkedOn}T12:00:00Z`), 'UTC');
			if (!day) words.push('');
			else words.push(name ? m.hosting_help_checked_by({ day, name }) : m.hosting_help_checked_on({ day }));
		}
		return words;
	});
}

/** A language of the organisation; her own language where it is none of those. */
function listed({ organisation }: App.Locals, wanted: string): Language {
	const language = isLanguage(wanted) && organisation.languages.includes(wanted) ? wanted : undefined;
	return language ?? organisation.defaultLanguage;
}

export const actions: Actions = {
	keep: async ({ request, locals, url }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, helpLinesForm);
		if (!form.ok) return form.problem;
		const { language } = form.value;
		const today = isoDay(locals.now, locals.organisation.timeZone);
		const lines = form.typed.today ? checkedNow(form.value.lines, form.typed, today) : form.value.lines;
		if (!isLanguage(language) || !locals.organisation.languages.includes(language)) throw new NotFound();
		await locals.tx((tx) => keepHelpLines(tx, language, form.typed.go === 'back' ? [] : lines));
		redirect(303, `${url.pathname}?language=${language}&kept`);
	}
};
