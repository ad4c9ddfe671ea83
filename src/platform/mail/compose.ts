import { m } from '../i18n/messages.ts';
import { currentLanguage, direction } from '../i18n/language.ts';
import { publicAddress } from '../i18n/address.ts';
import { runtime } from '../runtime.ts';
import type { Envelope } from './transport.ts';
import type { Letter } from './letter.ts';

/** Whose letter it is: its sender's neutral name and the path its pages live under. */
export interface Sender {
	slug: string;
	isFirst: boolean;
}

/** Lays a letter out as text and as plain HTML, in the language spoken now. Nothing in it is fetched from anywhere. */
export function compose(letter: Letter, to: string, sender: Sender, id: string): Envelope {
	const language = currentLanguage();
	const address =
		letter.act &&
		runtime().origin +
			publicAddress(
				letter.act.path,
				sender.isFirst ? undefined : sender.slug,
				language === 'en' ? undefined : language
			);
	const closing = m.app_letter_closing();
	const text =
		[...letter.paragraphs, ...(letter.act ? [`${letter.act.words}:\n${address}`] : []), closing].join('\n\n') + '\n';
	const body = letter.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
	const button = letter.act ? `<p><a href="${escaped(address ?? '')}">${escaped(letter.act.words)}</a></p>` : '';
	const html = `<!doctype html><html lang="${language}" dir="${direction(language)}"><body>${body}${button}<p>${escaped(closing)}</p></body></html>`;
	const from = `"${m.app_letter_sender()}" <${runtime().mailFrom}>`;
	return {
		organisation: sender.slug,
		from,
		to,
		subject: letter.subject,
		text,
		html,
		messageId: `<${id}@${runtime().mailFrom.split('@').at(-1)}>`
	};
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\n', '<br>');
}
