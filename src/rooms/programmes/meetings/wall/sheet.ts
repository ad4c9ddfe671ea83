import { longDay } from '#platform/i18n/dates.ts';
import type { Logo } from '#platform/pdf/render.ts';
import { m } from '#messages';
import { codeWithDashes } from './form.ts';
import type { WallSheet } from './pdf.server.ts';

/** The code of a meeting as it hangs on the wall, in the language spoken now. It names no group: whoever passes by learns nothing of it. */
export function wallSheetOf(
	day: { startsAt: Date },
	code: string,
	giver: { name: string; accent?: string; timeZone: string; logo?: Logo; at: (path: string) => string }
): WallSheet {
	const url = giver.at(`/here/${codeWithDashes(code)}`);
	return {
		organisation: giver.name,
		accent: giver.accent,
		logo: giver.logo,
		heading: m.programmes_wall_sheet_heading(),
		note: m.programmes_wall_sheet_note(),
		square: m.programmes_wall_square(),
		orType: m.programmes_wall_or_type(),
		url,
		address: url.replace(/^https?:\/\//, ''),
		foot: m.programmes_wall_sheet_foot({ day: longDay(day.startsAt, giver.timeZone) })
	};
}
