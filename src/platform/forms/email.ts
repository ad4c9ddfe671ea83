import { m } from '#messages';
import { plainSigns } from './signs.ts';

/** What was read of an address: how it is kept, or what is to be changed about it. */
export type ReadEmail = { address: string } | { wrong: string };

const most = { local: 64, whole: 254 };
/** What stands around an address where it is copied from a letter or a page. */
const around = /^(?:mailto:)?[\s<"'“”‘’(]+|^mailto:|[\s>"“”’),;.:]+$/giu;
/** As letters show whom they are from: Nadia <nadia@example.org>. */
const copied = /^[^<>@]*<([^<>]+@[^<>]+)>[,;.]?$/;
/** Signs that no address has before the @, but for letters and digits of any script. */
const strange = /[^\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;

/**
 * An e-mail address as it is kept: in lower case, its domain in the form that goes over the wire, and without what came along when
 * it was copied. What can't be one is told with what is wrong about it.
 */
export function readEmail(typed: string): ReadEmail {
	const text = (copied.exec(plainSigns(typed))?.[1] ?? plainSigns(typed))
		.replace(/[‘’ʼ]/g, "'")
		.replace(/。/g, '.')
		.replace(/^(mailto:[^?]*)\?.*$/i, '$1')
		.replace(around, '')
		.replace(/ ?([@.]) ?/g, '$1')
		.toLowerCase();
	const [local = '', domain = '', ...more] = text.split('@');
	if (!text.includes('@') || !local) return { wrong: m.forms_email_at() };
	if (more.length) return { wrong: m.forms_email_two() };
	const sign = (strange.exec(local) ?? /[^\p{L}\p{M}\p{N}.-]/u.exec(domain))?.[0];
	if (sign) return { wrong: sign === ' ' ? m.forms_email_gap() : m.forms_email_sign({ sign }) };
	const wire = wireForm(domain);
	if (!wire) return { wrong: m.forms_email_domain() };
	const address = `${local}@${wire}`;
	const fits = local.length <= most.local && address.length <= most.whole && !/^\.|\.$/.test(local);
	return fits ? { address } : { wrong: m.forms_email() };
}

/** A domain as it goes over the wire, or nothing where it is none. */
function wireForm(domain: string): string | undefined {
	const parsed = URL.parse(`http://${domain}/`)?.hostname ?? '';
	return /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(parsed)
		? parsed
		: undefined;
}
