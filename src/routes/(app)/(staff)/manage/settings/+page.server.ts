import { redirect } from '@sveltejs/kit';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { fileIn } from '#platform/forms/sent.server.ts';
import { describeLogo, drawLogo, keepLogo, removeLogo } from '#platform/identity/logo/commands.server.ts';
import { largestLogo, logoForm } from '#platform/identity/logo/form.ts';
import { keepSettings, sayBackup } from '#platform/identity/settings/commands.server.ts';
import { settingsForm, settingsValues } from '#platform/identity/settings/form.ts';
import { sendTestLetter, writeTestLetter } from '#platform/mail/test-letter.server.ts';
import { lettersGo, runtime } from '#platform/runtime.ts';
import { readMailServer } from '#platform/settings/mail.ts';
import { isPublicOrigin } from '#platform/settings/origin.ts';
import { m } from '#messages';
import { forWholeCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A letter a try, and a few tries: more would be a way to fill somebody's box. */
const mostTests = 6;
const zones = Intl.supportedValuesOf('timeZone');

export const load: PageServerLoad = ({ locals, url }) => {
	forWholeCoordinators(locals);
	const { origin, mailFrom, smtpUrl, demonstration } = runtime();
	const server = smtpUrl ? readMailServer(smtpUrl) : undefined;
	return {
		values: settingsValues(locals.organisation),
		zones,
		logo: locals.organisation.logo,
		said: (['backup', 'logo', 'no-logo'] as const).find((word) => url.searchParams.has(word)) ?? null,
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
		forWholeCoordinators(locals);
		const form = await readForm(request, settingsForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => keepSettings(tx, form.value));
		if (!outcome.ok) return form.refuse(m.hosting_settings_own_framed(), 'own');
		redirect(303, `${url.pathname}?saved`);
	},
	logo: async ({ request, locals, url }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, logoForm);
		if (!form.ok) return form.problem;
		if (form.typed.go === 'remove') {
			await locals.tx((tx) => removeLogo(tx));
			redirect(303, `${url.pathname}?no-logo#logo`);
		}
		const file = await fileIn(request, 'logo');
		if (!file && !locals.organisation.logo) return form.refuse(m.hosting_logo_needed(), 'logo');
		if (file && file.size > largestLogo)
			return form.refuse(m.hosting_logo_large({ megabytes: (file.size / 1e6).toFixed(1) }), 'logo');
		const drawn = file && (await locals.aside(async () => drawLogo(new Uint8Array(await file.arrayBuffer()))));
		if (typeof drawn === 'string')
			return form.refuse(drawn === 'too-large' ? m.hosting_logo_pixels() : m.hosting_logo_unreadable(), 'logo');
		await locals.tx((tx) => (drawn ? keepLogo(tx, drawn, form.value) : describeLogo(tx, form.value)));
		redirect(303, `${url.pathname}?logo#logo`);
	},
	letter: async ({ locals }) => {
		forWholeCoordinators(locals);
		if (!(await locals.allow('test-letter', locals.actor?.id ?? '', mostTests, 3600)))
			return refusal(m.hosting_test_often());
		const prepared = await locals.tx((tx) => writeTestLetter(tx));
		if (!prepared) return refusal(m.hosting_test_no_address());
		return { typed: {}, errors: {}, refusal: undefined, letter: await locals.aside(() => sendTestLetter(prepared)) };
	},
	backup: async ({ locals, url }) => {
		forWholeCoordinators(locals);
		await locals.tx((tx) => sayBackup(tx));
		redirect(303, `${url.pathname}?backup#installation`);
	}
};
