import { runtime } from '#platform/runtime.ts';
import type { LayoutServerLoad } from './$types';

/** What every page's frame needs: whose page it is, in which languages, who is signed in. */
export const load: LayoutServerLoad = ({ locals }) => ({
	organisation: {
		name: locals.organisation.name,
		languages: locals.organisation.languages,
		leaveTo: locals.organisation.leaveTo,
		safeguardingName: locals.organisation.safeguardingName,
		contact: locals.organisation.contact
	},
	language: locals.language,
	signedIn: locals.actor !== null,
	strong: locals.actor?.strong ?? false,
	homeHref: locals.publicPath('/'),
	helpHref: locals.publicPath('/help'),
	signInHref: locals.publicPath('/sign-in'),
	demonstration: runtime().demonstration
});
