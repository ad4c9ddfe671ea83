import { m } from '../i18n/messages.ts';
import type { Read } from './setting.ts';

/** The server that takes letters, with all that is needed to give them to it. */
export interface MailServer {
	host: string;
	port: number;
	/** TLS from the first byte; otherwise the talk begins in the clear and turns to TLS. */
	secure: boolean;
	requireTLS?: boolean;
	ignoreTLS?: boolean;
	auth?: { user: string; pass: string };
	name?: string;
	tls?: { rejectUnauthorized?: boolean; servername?: string };
}

const [tlsPort, startPort] = [465, 587];
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Reads SMTP_URL by hand: what URL parsers make of a password with a # or a / in it is another address, or none. Whoever types a
 * thing that can't work is told which sign or word it is, and what to write in its place.
 */
export function readMailServer(text: string): Read<MailServer> {
	const said = text.trim();
	if (/^['"]/.test(said)) return { trouble: m.hosting_smtp_quotes() };
	if (/[\s\p{Cf}\p{Cc}]/u.test(said)) return { trouble: m.hosting_smtp_space() };
	const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(said) ?? [];
	if (!scheme) return { trouble: m.hosting_smtp_scheme() };
	if (!/^smtps?$/i.test(scheme)) return { trouble: m.hosting_smtp_other({ scheme, instead: insteadOf(scheme) }) };
	const at = rest.lastIndexOf('@');
	const login = readLogin(at < 0 ? undefined : rest.slice(0, at));
	if (login.trouble !== undefined) return login;
	const place = readPlace(rest.slice(at + 1), scheme.toLowerCase() === 'smtps');
	if (place.trouble !== undefined) return place;
	return { value: withLogin(place.value, login.value) };
}

const insteadOf = (scheme: string) =>
	/tls$|ssl|smtps/i.test(scheme) && !/start/i.test(scheme) ? 'smtps://' : 'smtp://';

type Login = { user: string; pass: string } | null;

/** The name and the password: every sign that means something in an address must be written by its number. */
function readLogin(said: string | undefined): Read<Login> {
	if (said === undefined) return { value: null };
	const sign = /[#/?[\]\\]/.exec(said)?.[0] ?? /%(?![0-9a-f]{2})/i.exec(said)?.[0];
	if (sign) return { trouble: m.hosting_smtp_sign({ sign, code: codeOf(sign) }) };
	const colon = said.indexOf(':');
	if (colon < 1 || colon === said.length - 1) return { trouble: m.hosting_smtp_no_password() };
	try {
		return {
			value: { user: decodeURIComponent(said.slice(0, colon)), pass: decodeURIComponent(said.slice(colon + 1)) }
		};
	} catch {
		return { trouble: m.hosting_smtp_sign({ sign: '%', code: codeOf('%') }) };
	}
}

const codeOf = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** Where the server is and how it is spoken to. */
function readPlace(said: string, secure: boolean): Read<MailServer> {
	const parts = /^(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?([^?]*)(?:\?(.*))?$/.exec(said) ?? [];
	const [, host = '', port, behind = '', query = ''] = parts;
	if (behind !== '' && behind !== '/') return { trouble: m.hosting_smtp_behind({ said: behind }) };
	if (!/^(\[[\da-f:.]+\]|[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?\.?)$/i.test(host)) return { trouble: m.hosting_smtp_host() };
	const number = port === undefined ? (secure ? tlsPort : startPort) : Number(port);
	if (port !== undefined && (!/^\d{1,5}$/.test(port) || number < 1 || number > 65535))
		return { trouble: m.hosting_smtp_port({ port }) };
	if (!secure && number === tlsPort) return { trouble: m.hosting_smtp_465() };
	if (secure && [25, startPort, 2525].includes(number))
		return { trouble: m.hosting_smtp_587({ port: String(number) }) };
	const words = readWords(query);
	if (words.trouble !== undefined) return words;
	return { value: { host: host.replace(/^\[(.*)\]$/, '$1'), port: number, secure, ...words.value } };
}

type Words = Pick<MailServer, 'requireTLS' | 'ignoreTLS' | 'name' | 'tls'>;

/** The few words that may stand behind a question mark. */
function readWords(query: string): Read<Words> {
	const words: Words = {};
	for (const [name, value] of new URLSearchParams(query)) {
		const isYes = value === 'true';
		if (!['requireTLS', 'ignoreTLS', 'name', 'tls.servername', 'tls.rejectUnauthorized'].includes(name))
			return { trouble: m.hosting_smtp_word({ word: name }) };
		if (name !== 'name' && name !== 'tls.servername' && !isYes && value !== 'false')
			return { trouble: m.hosting_smtp_truth({ word: name, said: value }) };
		if (name === 'requireTLS' || name === 'ignoreTLS') words[name] = isYes;
		else if (name === 'name') words.name = value;
		else if (name === 'tls.servername') words.tls = { ...words.tls, servername: value };
		else words.tls = { ...words.tls, rejectUnauthorized: isYes };
	}
	return { value: words };
}

/** A password goes to another machine only under TLS, unless the setting says in so many words that there is none. */
function withLogin(server: MailServer, login: Login): MailServer {
	if (!login) return server;
	const isAway = !loopback.test(server.host) && server.host !== '::1';
	const mustTurn = !server.secure && isAway && server.requireTLS === undefined && !server.ignoreTLS;
	return { ...server, ...(mustTurn ? { requireTLS: true } : {}), auth: login };
}

/** The address that letters come from. A name before it is left out: what stands there is set on the settings page. */
export function readMailFrom(text: string): Read<string> {
	const said = text.trim();
	const [, name = '', inside] = /^"?(.*?)"?\s*<([^<>]*)>$/.exec(said) ?? [];
	const address = (inside ?? said).trim();
	if (/[,;]/.test(address)) return { trouble: m.hosting_from_several() };
	if (
		!/^[^\s@<>"()\\,;:]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(address) ||
		/[^\x21-\x7e]/.test(address)
	)
		return { trouble: m.hosting_from_unreadable({ said }) };
	return { value: address, ...(name ? { note: m.hosting_from_name({ name, address }) } : {}) };
}
