import { keyed } from '#platform/identity/sealing.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { lettersFrom } from '../note/policy.ts';

/** The hour by which a suggestion is read. */
export const readHour = '18:00';

/** By when somebody has read a suggestion that came on a day. */
export function readBy(receivedOn: string, readDays: number, zone: string): Date {
	return instantOf(daysAfter(receivedOn, readDays), readHour, zone);
}

/** The code on the receipt of a suggestion: always the same eight letters, and no way from them to it without the key of the house. */
export function receiptOfSuggestion(id: string): string {
	return lettersFrom(keyed('receipt of a suggestion', id));
}

/** What has become of a suggestion. */
export type SuggestionState = 'received' | 'read' | 'on-list' | 'joined' | 'left-out';

/** How it stands with a suggestion, from what was noted of it. */
export function suggestionState(row: {
	readOn: string | null;
	why: string | null;
	optionId: string | null;
	intoId: string | null;
}): SuggestionState {
	if (row.intoId) return 'joined';
	if (row.optionId) return 'on-list';
	if (row.why) return 'left-out';
	return row.readOn ? 'read' : 'received';
}
