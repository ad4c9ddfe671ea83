import type { Rows } from '#platform/sheets/write.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Claim } from './queries.server.ts';
import { unitWords, routeWords } from '../travel/words.ts';
import { claimStateWords, claimWords } from './words.ts';

/** Claims as a table in pounds, its last row the sum. */
export function claimRows(claims: readonly Claim[]): Rows {
	const sum = claims.reduce((total, { pence }) => total + pence, 0);
	return [
		[
			m.programmes_money_column_day(),
			m.programmes_money_column_run(),
			m.programmes_money_column_who(),
			m.programmes_money_cost_what(),
			m.programmes_money_column_state(),
			m.programmes_travel_column_way(),
			m.programmes_travel_column_far(),
			m.programmes_travel_column_unit(),
			m.programmes_travel_column_rate(),
			m.programmes_money_column_sum()
		],
		...claims.map((claim) => [
			claim.spentOn,
			inWords(claim.run),
			claim.called ?? m.programmes_money_nobody(),
			claimWords(claim.what),
			claimStateWords(claim),
			...journeyCells(claim),
			claim.pence / 100
		]),
		[m.programmes_attendance_total(), '', '', '', '', '', '', '', '', sum / 100]
	];
}

/** From where to where, how far, in what, and at how many pence each; empty where there was a ticket. */
function journeyCells({ journey }: Claim): (string | number)[] {
	if (!journey) return ['', '', '', ''];
	const { from, to, tenths, rate } = journey;
	return [routeWords(from, to), tenths / 10, unitWords(rate.unit), rate.tenthsOfPenny / 10];
}
