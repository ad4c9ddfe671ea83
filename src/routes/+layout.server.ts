import type { LayoutServerLoad } from './$types';

/** What every page's frame needs: whose page it is, in which languages, who is signed in. */
export const load: LayoutServerLoad = ({ locals, url, route }) => ({
	organisation: { name: locals.organisation.name, languages: locals.organisation.languages, leaveTo: locals.organisation.leaveTo },
	language: locals.language,
	actor: locals.actor && { strong: locals.actor.strong, roles: [...locals.actor.roles], circles: [...locals.actor.circles] },
	isPublic: route.id?.startsWith('/(public)') ?? false,
	home: locals.publicPath('/'),
	path: url.pathname
});
