import { record } from '../audit/record.ts';
import type { Tx } from '../db/tx.ts';
import type { Language } from '../i18n/language-list.ts';
import { Forbidden } from '../outcome.ts';

/** Whoever is signed in reads and is written to in this language from now on. */
export async function chooseLanguage(tx: Tx, language: Language): Promise<void> {
	if (!tx.actor.id) throw new Forbidden();
	await tx.db.updateTable('platform.account').set({ language }).where('id', '=', tx.actor.id).execute();
	await record(tx, 'platform.account.language-chosen', { account: tx.actor.id, language });
}
