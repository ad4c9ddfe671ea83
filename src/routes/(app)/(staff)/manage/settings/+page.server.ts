import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { keepSettings, sayBackup } from '#platform/identity/settings/commands.server.ts';
import { settingsForm, settingsValues } from '#platform/identity/settings/form.ts';
import { lettersGo, runtime } from '#platform/runtime.ts';
import { readMailServer } from '#platform/settings/mail.ts';
import { isPublicOrigin } from '#platform/settings/origin.ts';
import { m } from '#messages';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const zones = Intl.supportedValuesOf('timeZone');

export const load: PageServerLoad = ({ locals, url }) => {
	forCoordinators(locals);
	const { origin, mailFrom, smtpUrl, demonstration } = runtime();
	const server = smtpUrl ? readMailServer(smtpUrl) : undefined;
	return {
		values: settingsValues(locals.organisation),
		zones,
		said: ['saved', 'backup'].find((word) => url.searchParams.has(word)) ?? null,
		installation: {
			origin,
			isPublic: demonstration || isPublicOrigin(origin),
			lettersGo: lettersGo(),
			mailFrom,
			mailServer: server?.value ? `${server.value.host}:${server.value.port}` : null,
			trouble: server?.trouble ?? null,
			demonstration
		}
	};
};

export const actions: Actions = {
	save: async ({ request, locals, url }) => {
		forCoordinators(locals);
		const form = await readForm(request, settingsForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => keepSettings(tx, form.value));
		if (!outcome.ok) return form.refuse(m.hosting_settings_own_framed(), 'own');
		redirect(303, `${url.pathname}?saved`);
	},
	backup: async ({ locals, url }) => {
		forCoordinators(locals);
		await locals.tx((tx) => sayBackup(tx));
		redirect(303, `${url.pathname}?backup#installation`);
	}
};
