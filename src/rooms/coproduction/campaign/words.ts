import { fullDate, instantOf } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { campaignStands } from './policy.ts';
import type { Campaign } from './queries.server.ts';

/** A calendar day as it is read: "26 January 2027". */
export const dayInWords = (day: string, zone: string): string => fullDate(instantOf(day, '12:00', zone), zone);

/** Where a campaign stands, in a sentence. */
export function standsWords(
	{ opensOn, closesOn, stands }: Pick<Campaign, 'opensOn' | 'closesOn'> & { stands: ReturnType<typeof campaignStands> },
	zone: string
): string {
	if (stands === 'closed') return m.coproduction_listen_stands_closed();
	if (stands === 'coming') return m.coproduction_listen_stands_coming({ day: dayInWords(opensOn, zone) });
	const day = dayInWords(closesOn, zone);
	return stands === 'over' ? m.coproduction_listen_stands_over({ day }) : m.coproduction_listen_stands_asking({ day });
}
