/** Why a letter did not leave: what the mail server said, as codes, and whether that is its last word. */
export interface Refusal {
	/** A final no to this letter or its address. Anything else may pass, and the letter is tried again. */
	isFinal: boolean;
	/** The mail server speaks of this one letter; otherwise it is not there, or would take none. */
	isAboutHer: boolean;
	/** "550 5.1.1", "ECONNREFUSED": never its words, which may name an address. */
	code: string;
}

/** What nodemailer says of a letter that did not leave. */
interface Failure {
	message?: unknown;
	code?: unknown;
	command?: unknown;
	responseCode?: unknown;
	response?: unknown;
}

/** The steps at which a mail server speaks of this letter; before them it speaks of whoever sends. */
const aboutTheLetter: readonly unknown[] = ['RCPT TO', 'DATA'];

/**
 * Reads why a letter did not leave. The reply code decides (RFC 5321, 4.2.1): five hundreds said of this letter are final, four hundreds
 * are not. A no to our greeting, password or sender is for the host to mend, and loses no letter.
 */
export function refusalOf(failure: unknown): Refusal {
	const { message, code, command, responseCode, response } = (failure ?? {}) as Failure;
	const reply = typeof responseCode === 'number' ? responseCode : undefined;
	// an address about which no mail server can be asked, such as one in letters that this one does not take
	const isNoAddress = reply === undefined && code === 'EENVELOPE' && !String(message).startsWith('Invalid sender');
	const isAboutHer = isNoAddress || (reply !== undefined && aboutTheLetter.includes(command));
	const isFinal = isNoAddress || (isAboutHer && reply !== undefined && reply >= 500 && reply < 600);
	return { isFinal, isAboutHer, code: said(reply, response, code) };
}

function said(reply: number | undefined, response: unknown, code: unknown): string {
	if (reply === undefined) return typeof code === 'string' && /^[A-Z_]{2,40}$/.test(code) ? code : 'ERROR';
	const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/m.exec(typeof response === 'string' ? response : '')?.[1];
	return enhanced ? `${reply} ${enhanced}` : String(reply);
}
