import { castPaper } from '#rooms/coproduction/ballot/commands.server.ts';
import { choiceFrom } from '#rooms/coproduction/ballot/form.ts';
import type { Pass } from '#rooms/coproduction/ballot/policy.ts';
import { getPaper, isInUrn, receiptFor } from '#rooms/coproduction/ballot/queries.server.ts';
import { paperForm } from '#rooms/coproduction/paper/form.ts';
import { paperRefusalWords, type PaperRefusal } from '#rooms/coproduction/paper/words.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { texts } from '#platform/forms/shown.ts';
import { refused } from '#platform/outcome.ts';

/** What the page of a paper shows to whoever may vote: never what was chosen before, and her receipt where a paper of hers is in the urn. */
export async function paperFor(speaker: Tx, pass: Pass) {
	const paper = await getPaper(speaker, pass);
	const isIn = paper.state === 'open' && (await isInUrn(speaker, pass));
	return { paper, isIn, receipt: isIn ? await receiptFor(pass) : null };
}

/**
 * Casts what was sent, in a transaction that names nobody. What could not be taken comes back on this one answer; of what was taken
 * nothing goes back.
 */
export async function castFrom(locals: App.Locals, request: Request, passFor: (link: Tx) => Pass | Promise<Pass>) {
	const form = await readForm(request, paperForm);
	if (!form.ok) return form.problem;
	const typed = texts(form.typed);
	const cast = await locals.link(async (link) => castAs(link, await passFor(link), typed));
	return cast.ok ? undefined : form.refuse(paperRefusalWords[cast.reason](), 'paper');
}

async function castAs(link: Tx, pass: Pass, typed: Record<string, string>) {
	const read = choiceFrom(new Map(Object.entries(typed)), pass);
	if ('wrong' in read) return refused<PaperRefusal>(read.wrong);
	const isEmpty = !read.choice.some((number) => number > 0);
	if (isEmpty && typed.blank === undefined) return refused<PaperRefusal>('nothing');
	if (!isEmpty && typed.blank !== undefined) return refused<PaperRefusal>('both');
	return castPaper(link, pass, read.choice, (typed.reason ?? '').trim());
}
