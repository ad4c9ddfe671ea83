import type { Tx } from '#platform/db/tx.ts';
import type { Whole } from '#platform/forms/read.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { NotFound, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';

/** How often codes are tried from one network in a quarter of an hour: some people, and no machine that guesses. */
const most = { codes: 60, seconds: 900 };

/** What a code leads to, or that it leads to nothing, said at its field in the words of the page. */
export async function byReceipt<Found>(
	form: Whole<{ code: string }>,
	locals: App.Locals,
	{ missing, work }: { missing: () => string; work: () => Promise<Found> }
) {
	const isFew = await locals.allow('follow by a receipt', networkOf(locals.clientAddress), most.codes, most.seconds);
	if (!isFew) return form.refuse(m.coproduction_suggest_too_often(), 'code');
	try {
		return { found: await work() };
	} catch (error) {
		if (error instanceof NotFound) return form.refuse(missing(), 'code');
		throw error;
	}
}

/** Does what she asks by her receipt, and opens her page again with a word on what came of it. */
export async function thenOpen<Page, Reason extends string>(
	locals: App.Locals,
	code: string,
	{
		work,
		page,
		said,
		words
	}: {
		work: (link: Tx) => Promise<Outcome<Reason | 'choose'>>;
		page: (link: Tx, code: string) => Promise<Page>;
		said: () => string;
		words: Record<Reason, () => string>;
	}
) {
	const outcome = await locals.link(work);
	const opened = await locals.link((link) => page(link, code));
	if (outcome.ok) return { ...opened, said: said(), wrong: '' };
	const { reason } = outcome;
	return { ...opened, said: '', wrong: reason === 'choose' ? m.forms_choose() : words[reason]() };
}
