import { keyed } from './sealing.ts';

/**
 * What limits know a mailbox by, in one organisation: a keyed hash, the same whether anybody here has it or not. Letters
 * to a+anything@… and to A@… lie in the mailbox of a@….
 */
export function mailboxKey(orgId: string, email: string): string {
	const mailbox = email.toLowerCase().replace(/^([^+]+)\+.*(?=@)/, '$1');
	return keyed('mailbox', JSON.stringify([orgId, mailbox])).toString('base64url');
}
