// A page in one language may hold passages in another: whoever listens hears them in theirs, and each runs its own way. Texts are
// made long before the tags around them, so a passage is marked with three signs that nobody types, and the marks become tags last.
import { direction } from './direction.ts';

const [begin, middle, end] = ['\uE000', '\uE001', '\uE002'];
const passage = /\uE000([a-z]{2,3})\uE001([^\uE000-\uE002<>]*)\uE002/g;
const signs = /\uE000[a-z]{2,3}\uE001|[\uE000-\uE002]/g;
/** A paragraph or heading that holds nothing else than one passage: it is a passage itself, and begins on that language's side. */
const whole =
	/(<(?:p|h[1-4])\b(?![^>]*\b(?:lang|dir)=)[^>]*)>\s*<span( lang="[a-z]+" dir="[a-z]+")>([^<]*)<\/span>\s*(?=<\/(?:p|h[1-4])>)/g;
/** The same as an address holds them. */
const inAddress = /%EE%80%80[a-z]{2,3}%EE%80%81|%EE%80%8[012]/g;

/** A text that is in another language than the page it will stand in. */
export function inPassage(text: string, language: string): string {
	return begin + language + middle + withoutMarks(text) + end;
}

/** The text alone, where nobody can be told its language. */
export function withoutMarks(text: string): string {
	return text.replace(signs, '').replace(inAddress, '');
}

/** A page in which each marked passage says its language and direction; inside a tag, and where no tag may stand, only the words are left. */
export function withPassages(html: string): string {
	return html
		.replace(/<(?:option|textarea|title)\b[^>]*>[^<]*/g, withoutMarks)
		.replace(/<[a-z](?:[^>"]|"[^"]*")*>/gi, withoutMarks)
		.replace(
			passage,
			(_, language: string, text: string) => `<span lang="${language}" dir="${direction(language)}">${text}</span>`
		)
		.replace(whole, '$1$2>$3')
		.replace(signs, '');
}
