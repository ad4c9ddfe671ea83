import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { ProjectDecision } from '../decision/queries.server.ts';
import type { VoteOption } from '../option/queries.server.ts';
import type { SlipSheet } from './pdf.server.ts';

/** What slips of a vote say, in the language spoken now. */
export function slipSheet(
	organisation: string,
	{ question, method, dots, places }: Pick<ProjectDecision, 'question' | 'method' | 'dots' | 'places'>,
	options: readonly VoteOption[],
	codes: string[]
): SlipSheet {
	const how = {
		stv: m.coproduction_slips_stv,
		approval: m.coproduction_slips_approval,
		dots: () => m.coproduction_slips_dots({ dots: dots ?? 0 })
	};
	return {
		organisation,
		title: m.coproduction_slips_sheet(),
		question: inWords(question),
		how: places > 1 ? `${how[method]()} ${m.coproduction_slips_places({ places })}` : how[method](),
		options: options.map(({ name, meaning }) => ({ name: inWords(name), meaning: inWords(meaning) })),
		code: m.coproduction_slips_code(),
		square: m.coproduction_slips_or_phone(),
		foot: `${m.coproduction_slips_secret()} ${m.coproduction_slips_or_phone()}`,
		codes
	};
}
