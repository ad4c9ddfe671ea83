import { linesNow } from '#platform/help-lines/lines.ts';
import { inWords } from '#platform/i18n/language.ts';
import { runtime } from '#platform/runtime.ts';
import { waitingHere, writingWaits } from '#platform/web/pocket.ts';
import type { LayoutServerLoad } from './$types';

/** What every page's frame needs: whose page it is, in which languages, who is signed in. */
export const load: LayoutServerLoad = ({ locals, cookies }) => ({
	organisation: {
		name: locals.organisation.name,
		languages: locals.organisation.languages,
		leaveTo: locals.organisation.leaveTo,
		safeguardingName: locals.organisation.safeguardingName,
		contact: locals.organisation.contact,
		logo: logoOf(locals)
	},
	help: linesNow(locals.organisation.helpLines),
	ownNumbers: ownNumbers(locals),
	language: locals.language,
	signedIn: locals.actor !== null,
	strong: locals.actor?.strong ?? false,
	homeHref: locals.publicPath('/'),
	helpHref: locals.publicPath('/help'),
	signInHref: locals.publicPath('/sign-in'),
	demonstration: runtime().demonstration,
	/** How many taps wait on this phone; nothing where it holds no register. */
	waits: waitingHere(cookies),
	/** Who is signed in, where something sealed waits on this phone for signal. */
	writes: writingWaits(cookies) ? locals.actor?.id : undefined
});

function logoOf({ organisation, publicPath }: App.Locals) {
	const { logo } = organisation;
	if (!logo) return null;
	return { src: publicPath(`/logo/${logo.digest}`), width: logo.width, height: logo.height, alt: inWords(logo.alt) };
}

/** The first numbers for help, where the organisation has a list of its own in this language. */
function ownNumbers({ organisation, language }: App.Locals) {
	if (!organisation.helpLines[language]?.length) return null;
	return linesNow(organisation.helpLines)
		.slice(0, 3)
		.map(({ number, word }) => (word ? `${word} ${number}` : number))
		.join(' · ');
}
