import { m } from '#messages';
import { ageBands, ageBandWords } from '#rooms/people/child/form.ts';
import { hourOfDay } from '#platform/i18n/dates.ts';
import { inList } from '#platform/i18n/language.ts';
import { weekdayName } from '#rooms/people/safe-contact/choices.ts';
import type { Receipt, SentJoining } from './queries.server.ts';

/** What somebody is told first when she has joined. Whoever was here before has a turn of her own, which only her letter tells. */
export function receiptTitle({ state, position }: Pick<Receipt, 'state' | 'position'>): string {
	if (state === 'held') return m.programmes_waiting_receipt_held();
	if (state === 'open') return m.programmes_waiting_receipt_open();
	return position === 1
		? m.programmes_waiting_receipt_first()
		: m.programmes_waiting_receipt_number({ position: position ?? 0 });
}

/** "You are number 3 on the list", or next. */
export function turnWords(turn: number): string {
	return turn === 1
		? m.programmes_waiting_receipt_next_in_line()
		: m.programmes_waiting_receipt_position({ position: turn });
}

/** What is asked of her, and until when. */
export function receiptLead({ state }: Pick<Receipt, 'state'>, until: string): string {
	if (state === 'held') return m.programmes_waiting_receipt_held_lead({ until });
	if (state === 'open') return m.programmes_waiting_receipt_open_lead({ until });
	return `${m.programmes_waiting_receipt_waiting_lead()} ${m.programmes_waiting_receipt_turn({ until })}`;
}

/** How she hears from here and answers; nothing is promised to her who does not wish to be told. */
export function howSheHears(
	{ byPhone, told }: Pick<Receipt, 'byPhone' | 'told'>,
	letter: { sender: string; subject: string }
): string {
	if (byPhone) return told ? m.programmes_waiting_then_phone() : m.programmes_waiting_then_quiet_phone();
	return told ? m.programmes_waiting_then_email(letter) : m.programmes_waiting_then_quiet_email();
}

/** How the letter looks in her mailbox before it is opened: as she chose, or saying nothing. */
export function letterShown(
	typed: SentJoining['typed'] | undefined,
	{ name, letterName }: { name: string; letterName: string | null }
): { sender: string; subject: string } {
	const isOpen = typed?.letter_look === 'clear';
	const word = typed?.letter_look === 'own' && String(typed.letter_word);
	const subject = word || (isOpen ? m.app_letter_from({ name }) : m.programmes_mail_subject());
	return { sender: isOpen ? name : (letterName ?? m.app_letter_sender()), subject };
}

/** What she is told of the crèche: how many children have a place or would have one, how many wait. */
export function receiptFacts({
	state,
	crechePlaces,
	crecheWaiting
}: Pick<Receipt, 'crechePlaces' | 'crecheWaiting'> & { state: Receipt['state'] | 'offer' }) {
	const facts: { icon: 'creche' | 'clock'; title: string; text?: string }[] = [];
	const given = state === 'offer' ? undefined : m.programmes_waiting_creche_with_answer();
	if (crechePlaces === 1) facts.push({ icon: 'creche', title: m.programmes_waiting_creche_place_one(), text: given });
	if (crechePlaces > 1)
		facts.push({ icon: 'creche', title: m.programmes_waiting_creche_place_many({ count: crechePlaces }), text: given });
	const text =
		state === 'waiting' ? m.programmes_waiting_creche_with_place() : m.programmes_waiting_creche_waiting_text();
	if (crecheWaiting === 1) facts.push({ icon: 'clock', title: m.programmes_waiting_creche_waiting_one(), text });
	if (crecheWaiting > 1)
		facts.push({ icon: 'clock', title: m.programmes_waiting_creche_waiting_many({ count: crecheWaiting }), text });
	return facts;
}

/** What she sent, in the words of the form: her name, how and when she is reached, her children. */
export function sentLines(typed: SentJoining['typed']): { label: string; value: string }[] {
	const text = (name: string) => [typed[name] ?? ''].flat().join(', ');
	const days = [typed.days ?? []].flat().map(weekdayName);
	const hours = [
		m.programmes_waiting_sent_hours({
			from: hourOfDay(Number(text('from_hour')), 'parents'),
			to: hourOfDay(Number(text('to_hour')), 'parents')
		}),
		inList(days)
	];
	const lines = [
		{ label: m.programmes_waiting_sent_name(), value: text('called') },
		{ label: m.programmes_waiting_sent_reach(), value: reachWords(typed.reach === 'phone', text) },
		{
			label: m.programmes_waiting_sent_safe(),
			value: typed.safe_when === 'only' ? hours.filter(Boolean).join(' · ') : m.people_safe_any()
		},
		{
			label: m.programmes_waiting_sent_contact(),
			value: typed.contact === 'yes' ? m.programmes_joining_contact_yes() : m.programmes_joining_contact_no()
		}
	];
	const children = typed.creche === 'yes' ? [1, 2, 3].flatMap((number) => childLine(text, number)) : [];
	return [...lines, ...(children.length ? [{ label: m.programmes_home_children(), value: children.join(' · ') }] : [])];
}

function reachWords(isByPhone: boolean, text: (name: string) => string): string {
	if (!isByPhone) return text('email');
	const ways: Record<string, () => string> = {
		text: m.people_phone_text,
		call: m.people_phone_call,
		both: m.people_phone_both
	};
	const way = ways[text('phone_way')]?.();
	const voice = text('leave_message') && m.people_leave_message();
	return [text('phone'), way, voice].filter(Boolean).join(' · ');
}

function childLine(text: (name: string) => string, number: number): string[] {
	const name = text(`child${number}_first_name`);
	const band = ageBands.find((one) => one === text(`child${number}_age_band`));
	if (!name || !band) return [];
	const known = m.programmes_waiting_sent_child({ name, age: ageBandWords(band) });
	const allergies = text(`child${number}_allergic`) === 'some' && text(`child${number}_allergies`);
	const [collectors, phone] = [text(`child${number}_collectors`), text(`child${number}_urgent_phone`)];
	return [
		allergies ? `${known}: ${allergies}` : known,
		...(collectors ? [m.creche_collectors({ names: collectors })] : []),
		...(phone ? [m.creche_urgent({ phone })] : [])
	];
}
