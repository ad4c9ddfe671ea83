import { keyed } from './sealing.ts';

/** What limits know a mailbox by, in one organisation: a keyed hash, the same whether anybody here has it or not. */
export function mailboxKey(orgId: string, email: string): string {
	return keyed('mailbox', JSON.stringify([orgId, email])).toString('base64url');
}
