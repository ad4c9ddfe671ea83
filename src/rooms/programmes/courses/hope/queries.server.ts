import type { Tx } from '#platform/db/tx.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import type { Hopes } from './form.ts';

/** How many people a run hopes to reach; nothing for whoever does not coordinate it. */
export async function getHopes(tx: Tx, run: string): Promise<Hopes> {
	const rows = await tx.db
		.selectFrom('programmes.hope')
		.select(['language', 'people'])
		.where('cohort_id', '=', run)
		.execute();
	const of = rows
		.filter(({ language }) => language !== '')
		.map(({ language, people }) => [language as Language, people]);
	return { all: rows.find(({ language }) => language === '')?.people ?? null, of: Object.fromEntries(of) };
}
