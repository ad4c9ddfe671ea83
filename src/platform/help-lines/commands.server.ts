import { record } from '../audit/record.ts';
import type { Tx } from '../db/tx.ts';
import type { Language } from '../i18n/language-list.ts';
import { findOrganisation } from '../identity/organisation.ts';
import { maySettle } from '../identity/settings/commands.server.ts';
import { Forbidden } from '../outcome.ts';
import type { HelpLine } from './lines.ts';

/** Who checked a line: whoever kept it before with the same day, else whoever says the day now. */
function signedBy(account: string | null, lines: readonly HelpLine[], before: readonly HelpLine[]): HelpLine[] {
	return lines.map((line) => {
		const { checkedBy: _, ...plain } = line;
		if (!line.checkedOn) return plain;
		const as = before.find(({ name, number }) => name === line.name && number === line.number);
		const by = as?.checkedOn === line.checkedOn ? as.checkedBy : account;
		return by ? { ...plain, checkedBy: by } : plain;
	});
}

/** Keeps whom people of a language are told to ring. An empty list brings back the lines that Kith brings. */
export async function keepHelpLines(tx: Tx, language: Language, lines: readonly HelpLine[]): Promise<void> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	const { helpLines } = await findOrganisation(tx.db, { id: tx.actor.orgId });
	const { [language]: _, ...others } = helpLines;
	const signed = signedBy(tx.actor.id, lines, helpLines[language] ?? []);
	const kept = lines.length ? { ...others, [language]: signed } : others;
	await tx.db
		.updateTable('platform.organisation')
		.set({ help_lines: JSON.stringify(kept) })
		.where('id', '=', tx.actor.orgId)
		.execute();
	await record(tx, 'platform.help-lines.kept', { language, lines: lines.length });
}
