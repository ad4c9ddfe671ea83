import { m } from '../i18n/messages.ts';
import { currentLanguage, direction, type Language } from '../i18n/language.ts';
import { publicAddress } from '../i18n/address.ts';
import { runtime } from '../runtime.ts';
import type { Envelope } from './transport.ts';
import type { Letter, ShownLook } from './letter.ts';

/** Whose letter it is: its sender's neutral name and the path its pages live under. */
export interface Sender {
	slug: string;
	/** What it is called, for whoever wishes to be written to openly. */
	name?: string;
	isFirst: boolean;
	/** What it wants to be called in front of its address; the word for a message where it said nothing. */
	letterName?: string | null;
	/** Its own address for letters; that of the installation where it has none. */
	letterFrom?: string | null;
	/** The number under which it is asked. */
	contact?: { phone: string | null };
	/** What people know it by, where it wants to be known. */
	logo?: { png: Uint8Array; alt: string; width: number; height: number } | null;
}

/** To whom it goes, and in which language she reads pages: letters are not said in all of those. */
export interface Reader {
	address: string;
	reads: Language;
	look?: ShownLook;
	/** What stands in the link with which she ends the topic of this letter, where it has one. */
	stop?: string;
}

/**
 * Lays a letter out as text and as plain HTML, in the language spoken now; its link opens the page in the language that she reads.
 * Nothing in it is fetched from anywhere. News that goes beside it in one envelope follows it.
 */
export function compose(
	letter: Letter,
	to: Reader,
	sender: Sender,
	id: string,
	beside: readonly Letter[] = []
): Envelope {
	const language = currentLanguage();
	const addressOf = (path: string) => addressFor(sender, to.reads, path);
	const stop = to.stop && addressOf(`/stop/${to.stop}`);
	const phone = sender.contact?.phone;
	const closing = [m.app_letter_closing(), ...(phone ? [m.app_letter_ask({ phone })] : [])].join('\n');
	const all = [letter, ...beside];
	const text =
		[
			all.map((one) => inText(one, addressOf)).join('\n\n* * *\n\n'),
			closing,
			...(stop ? [`${m.app_letter_stop()}:\n${stop}`] : [])
		].join('\n\n') + '\n';
	const body = all.map((one) => inHtml(one, addressOf)).join('<hr>');
	const html = `<!doctype html><html lang="${language}" dir="${direction(language)}"><body>${logoTag(sender)}${body}<p>${escaped(closing)}</p>${stop ? linked(m.app_letter_stop(), stop) : ''}</body></html>`;
	const sends = sender.letterFrom ?? runtime().mailFrom;
	const { look } = to;
	const isOpen = look?.look === 'clear' && sender.name;
	const from = `"${(isOpen || (sender.letterName ?? m.app_letter_sender())).replace(/["\\]/g, '')}" <${sends}>`;
	return {
		organisation: sender.slug,
		from,
		to: to.address,
		subject: look?.look === 'own' ? look.word : isOpen ? m.app_letter_from({ name: isOpen }) : letter.subject,
		text,
		html,
		...(stop ? { headers: oneTap(stop) } : {}),
		...(letter.calendar ? { icalEvent: { ...letter.calendar, filename: 'time.ics' } } : {}),
		...(sender.logo ? { attachments: [{ ...inlined, content: Buffer.from(sender.logo.png) }] } : {}),
		messageId: `<${id}@${sends.split('@').at(-1)}>`
	};
}

function inText({ paragraphs, act }: Letter, addressOf: (path: string) => string): string {
	return [...paragraphs, ...(act ? [`${act.words}:\n${addressOf(act.path)}`] : [])].join('\n\n');
}

function inHtml({ paragraphs, act }: Letter, addressOf: (path: string) => string): string {
	const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
	return body + (act ? linked(act.words, addressOf(act.path)) : '');
}

/** The whole address of a page of an organisation, in the language that somebody reads. */
export function addressFor({ isFirst, slug }: Sender, reads: Language, path: string): string {
	return runtime().origin + publicAddress(path, isFirst ? undefined : slug, reads === 'en' ? undefined : reads);
}

const linked = (words: string, address: string) => `<p><a href="${escaped(address)}">${escaped(words)}</a></p>`;

/** What mail programs read to offer one tap that ends the topic of a letter (RFC 8058): they send it only to an encrypted address. */
function oneTap(stop: string): Record<string, string> {
	const isEncrypted = stop.startsWith('https://');
	return {
		'List-Unsubscribe': `<${stop}/now>`,
		...(isEncrypted ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {})
	};
}

const inlined = { filename: 'logo.png', cid: 'logo', contentType: 'image/png', contentDisposition: 'inline' as const };

function logoTag({ logo }: Sender): string {
	if (!logo) return '';
	const height = Math.min(48, logo.height);
	const width = Math.round((logo.width * height) / logo.height);
	return `<p><img src="cid:logo" width="${width}" height="${height}" alt="${escaped(logo.alt)}"></p>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\n', '<br>');
}
