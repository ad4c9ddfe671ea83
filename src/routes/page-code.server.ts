import { makeCode, type MadeCode } from '#rooms/people/page-code/commands.server.ts';
import { cardOf, type Card } from '#rooms/people/page-code/words.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { m } from '#messages';

/** Makes a code that opens somebody's page, with the card in her language; or says that she has e-mail. */
export async function newCode(locals: App.Locals, url: URL, personId: string) {
	const made = await locals.tx((tx) => makeCode(tx, personId));
	return made.ok ? { made: shown(made.value, locals, url) } : refusal(m.people_desk_code_has_email());
}

function shown(made: MadeCode, { organisation, publicPath }: App.Locals, url: URL): { code: string; card: Card } {
	const own = organisation.defaultLanguage;
	const hrefIn = (language: string) => url.origin + publicPath('/sign-in/card', language === own ? '' : language);
	return { code: made.code, card: cardOf(made, hrefIn, organisation.timeZone) };
}
