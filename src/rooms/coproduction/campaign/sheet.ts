import { m } from '#messages';
import { dayInWords } from './words.ts';

/** What the poster of a campaign says, in the language spoken now: it names no project, and whoever passes by learns nothing of it. */
export function posterOf(
	{ link, closesOn }: { link: string; closesOn: string },
	giver: { name: string; accent?: string; timeZone: string; at: (path: string) => string }
) {
	const url = giver.at(`/listen/${link}`);
	return {
		organisation: giver.name,
		accent: giver.accent,
		heading: m.coproduction_listen_poster_heading(),
		note: m.coproduction_listen_poster_note(),
		square: m.coproduction_listen_link_square(),
		orType: m.coproduction_listen_poster_or_type(),
		url,
		address: url.replace(/^https?:\/\//, ''),
		foot: m.coproduction_listen_poster_foot({ day: dayInWords(closesOn, giver.timeZone) })
	};
}
