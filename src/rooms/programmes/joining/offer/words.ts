import { dayAndTime } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Registration } from '../registration/queries.server.ts';
import type { Offer } from './queries.server.ts';

/** What a page asks somebody, and what her answer does. */
export function askingWords(
	{ asks, until, turn }: Pick<Offer, 'asks' | 'until' | 'turn'>,
	zone: string
): { title: string; notice: string; text: string; yes: string } {
	const by = { until: until ? dayAndTime(until, zone, 'parents') : '' };
	const [notice, yes] = [m.programmes_waiting_held_notice(), m.programmes_waiting_offer_yes()];
	if (asks === 'held')
		return { title: m.programmes_waiting_receipt_held(), notice, text: m.programmes_waiting_held_notice_text(by), yes };
	if (asks === 'place')
		return {
			title: m.programmes_waiting_held_left_title(),
			notice,
			text: m.programmes_waiting_held_left_text(by),
			yes
		};
	if (asks === 'turn')
		return {
			title: m.programmes_waiting_held_turn_title(),
			notice,
			text: m.programmes_waiting_held_turn_text({ ...by, turn }),
			yes: m.programmes_waiting_held_turn_yes()
		};
	return {
		title: m.programmes_waiting_offer_title(),
		notice: m.programmes_waiting_offer_until(by),
		text: m.programmes_waiting_offer_until_text(),
		yes
	};
}

/** Why her answer could not be taken, in a sentence. */
export function tooLateWords(reason: 'no-offer' | 'too-late' | 'course-over'): string {
	return reason === 'course-over' ? m.programmes_waiting_offer_past() : m.programmes_waiting_offer_over();
}

/** What she is told who comes too late, or has said no. */
export function overWords(why: Registration['leftWhy']): { title: string; text: string } {
	if (why === 'declined')
		return { title: m.programmes_waiting_offer_declined(), text: m.programmes_waiting_offer_declined_text() };
	if (why === 'not-answered')
		return { title: m.programmes_waiting_held_gone(), text: m.programmes_waiting_held_gone_text() };
	return { title: m.programmes_waiting_offer_over(), text: m.programmes_waiting_offer_over_text() };
}
