import { redirect } from '@sveltejs/kit';
import { listCardsOfTheme } from '#rooms/coproduction/card/queries.server.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listPassagesFor } from '#rooms/coproduction/passage/queries.server.ts';
import {
	joinThemes,
	publishTheme,
	renameTheme,
	splitTheme,
	takeThemeOut
} from '#rooms/coproduction/theme/commands.server.ts';
import { changeThemeForm, joinThemeForm, splitForm } from '#rooms/coproduction/theme/form.ts';
import {
	behindEach,
	getTheme,
	listJoined,
	listThemes,
	quotesOfEach
} from '#rooms/coproduction/theme/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const theme = await getTheme(tx, params.theme);
		const runs = mayRunProject(tx.actor, theme.projectId);
		if (theme.projectId !== params.project || (!runs && !holds(tx.actor, 'evaluator'))) throw new NotFound();
		return {
			...{ theme, runs, languages: locals.organisation.languages },
			project: await getProject(tx, theme.projectId),
			others: (await listThemes(tx, theme.projectId)).filter(({ id }) => id !== theme.id),
			joined: await listJoined(tx, theme.id),
			into: theme.mergedInto ? await getTheme(tx, theme.mergedInto) : undefined,
			cards: await listCardsOfTheme(tx, theme.id),
			passages: await listPassagesFor(tx, theme.id),
			behind: (await behindEach(tx, [theme.id]))[theme.id],
			quotes: (await quotesOfEach(tx, [theme.id]))[theme.id]
		};
	});

const here = ({ project, theme }: { project: string; theme: string }) => `/together/${project}/themes/${theme}`;

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeThemeForm);
		if (!form.ok) return form.problem;
		const { version, ...fields } = form.value;
		const outcome = await locals.tx((tx) => renameTheme(tx, params.theme, version, fields));
		if (!outcome.ok) return form.refuse(m.coproduction_theme_changed_meanwhile());
		redirect(303, `${here(params)}?said=theme-changed`);
	},
	join: async ({ request, locals, params }) => {
		const form = await readForm(request, joinThemeForm);
		if (!form.ok) return form.problem;
		if (!form.value.into) return form.refuse(m.coproduction_theme_not_there(), 'into');
		const outcome = await locals.tx((tx) => joinThemes(tx, params.theme, form.value.into));
		if (!outcome.ok)
			return form.refuse(
				outcome.reason === 'not-there' ? m.coproduction_theme_not_there() : m.coproduction_theme_has_joined(),
				'into'
			);
		redirect(303, `${here({ ...params, theme: form.value.into })}?said=theme-joined`);
	},
	out: async ({ request, locals, params }) => {
		const theme = await textIn(request, 'theme');
		await locals.tx((tx) => takeThemeOut(tx, theme));
		redirect(303, `${here({ ...params, theme })}?said=theme-out`);
	},
	split: async ({ request, locals, params }) => {
		const form = await readForm(request, splitForm);
		if (!form.ok) return form.problem;
		const { to, passages } = form.value;
		if (!to) return form.refuse(m.coproduction_theme_not_there(), 'to');
		const outcome = await locals.tx((tx) => splitTheme(tx, params.theme, to, passages));
		if (!outcome.ok)
			return form.refuse(
				outcome.reason === 'none' ? m.coproduction_theme_split_none() : m.coproduction_theme_not_there(),
				outcome.reason === 'none' ? 'passages' : 'to'
			);
		redirect(303, `${here({ ...params, theme: to })}?said=theme-split`);
	},
	publish: async ({ request, locals, params }) => {
		const isPublic = (await textIn(request, 'public')) === 'yes';
		const outcome = await locals.tx((tx) => publishTheme(tx, params.theme, isPublic));
		if (!outcome.ok) return refusal(m.coproduction_theme_has_joined());
		redirect(303, `${here(params)}?said=${isPublic ? 'theme-public' : 'theme-hidden'}`);
	}
};
