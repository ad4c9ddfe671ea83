import { m } from '../i18n/messages.ts';
import type { Letter } from '../mail/letter.ts';
import { addressFor, type Reader, type Sender } from '../mail/compose.ts';

/** A message as a text: an id that a second try has too, the number in international form, and its words. */
export interface Text {
	id: string;
	to: string;
	body: string;
}

/** Says in a text only that there is a message and where it is read, as she wishes it to look; and that STOP ends it, or that yes or no answers. */
export function composeText(
	letter: Letter,
	to: Reader & { ends: boolean },
	sender: Sender,
	id: string,
	beside: readonly Letter[] = []
): Text {
	const named = sender.letterName ?? m.app_letter_sender();
	const from = to.look?.look === 'own' ? to.look.word : to.look?.look === 'clear' ? (sender.name ?? named) : named;
	const addressOf = ({ act }: Letter) => addressFor(sender, to.reads, act?.path ?? '/me');
	const lines = [
		m.app_text_message({ from, address: addressOf(letter) }),
		...beside.map(addressOf),
		...(letter.yesOrNo ? [m.app_text_yes_no()] : []),
		...(to.ends ? [m.app_text_stop()] : [])
	];
	return { id, to: to.address, body: lines.join('\n') };
}
