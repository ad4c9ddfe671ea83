import { m } from '#messages';
import type { Receipt } from './queries.server.ts';

/** What somebody is told first when she has joined. */
export function receiptTitle({ state, position }: Pick<Receipt, 'state' | 'position'>): string {
	if (state === 'place') return m.programmes_waiting_receipt_place();
	return position === 1
		? m.programmes_waiting_receipt_next_in_line()
		: m.programmes_waiting_receipt_position({ position: position ?? 0 });
}

/** How she hears from here; nothing is promised to her who does not wish to be told. */
export function howSheHears({ byPhone, told }: Pick<Receipt, 'byPhone' | 'told'>): string {
	if (byPhone) return told ? m.programmes_waiting_then_phone() : m.programmes_waiting_then_quiet_phone();
	return told ? m.programmes_waiting_then_email() : m.programmes_waiting_then_quiet_email();
}

/** What she is told of the crèche: how many children have a place, how many wait. */
export function receiptFacts({
	state,
	crechePlaces,
	crecheWaiting
}: Pick<Receipt, 'state' | 'crechePlaces' | 'crecheWaiting'>) {
	const facts: { icon: 'creche' | 'clock'; title: string; text?: string }[] = [];
	if (crechePlaces === 1) facts.push({ icon: 'creche', title: m.programmes_waiting_creche_place_one() });
	if (crechePlaces > 1)
		facts.push({ icon: 'creche', title: m.programmes_waiting_creche_place_many({ count: crechePlaces }) });
	const text =
		state === 'place' ? m.programmes_waiting_creche_waiting_text() : m.programmes_waiting_creche_with_place();
	if (crecheWaiting === 1) facts.push({ icon: 'clock', title: m.programmes_waiting_creche_waiting_one(), text });
	if (crecheWaiting > 1)
		facts.push({ icon: 'clock', title: m.programmes_waiting_creche_waiting_many({ count: crecheWaiting }), text });
	return facts;
}
