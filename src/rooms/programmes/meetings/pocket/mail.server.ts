import type { Tx } from '#platform/db/tx.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { getPocket } from './queries.server.ts';

/**
 * Tells whoever took a register along that taps of it are missing, or those who run the meeting that a child's going home could not be
 * noted; nothing where that has come right meanwhile.
 */
export async function pocketLetter(tx: Tx, _account: string, data: Record<string, string>): Promise<Letter | null> {
	const pocket = await getPocket(tx, data.pocket ?? '').catch((error: unknown) => {
		if (error instanceof NotFound) return undefined;
		throw error;
	});
	if (pocket && data.mark) return goingLetter(tx, pocket.sessionId, data.mark);
	if (pocket?.state !== 'missing') return null;
	const { came, made, sessionId } = pocket;
	const missing = m.programmes_pocket_mail_missing({ came: String(came), made: String(made) });
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [made ? missing : m.programmes_pocket_mail_nothing(), m.programmes_pocket_mail_do()],
		act: { words: m.programmes_pocket_mail_act(), path: `/sessions/${sessionId}/pocket` }
	};
}

/** It names neither the child nor anybody else: a mailbox may be read by others. */
async function goingLetter(tx: Tx, sessionId: string, mark: string): Promise<Letter | null> {
	const parked = await tx.db
		.selectFrom('programmes.pocket_mark')
		.select('id')
		.where('id', '=', mark)
		.where('state', '=', 'parked')
		.executeTakeFirst();
	if (!parked) return null;
	return {
		subject: m.programmes_mail_subject(),
		paragraphs: [m.programmes_pocket_mail_going(), m.programmes_pocket_mail_going_do()],
		act: { words: m.programmes_pocket_mail_going_act(), path: `/sessions/${sessionId}/creche` }
	};
}
