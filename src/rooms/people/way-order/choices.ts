import { m } from '#messages';
import type { MessageWay } from '#platform/mail/kind.ts';

/** What a way is called where she puts them in her order, and what comes by it. */
export const wayOrderWords: Record<MessageWay, { label: () => string; about: () => string }> = {
	email: { label: m.people_order_email, about: m.people_order_email_about },
	text: { label: m.people_order_text, about: m.people_order_text_about },
	push: { label: m.people_order_push, about: m.people_order_push_about },
	hand: { label: m.people_order_hand, about: m.people_order_hand_about }
};
