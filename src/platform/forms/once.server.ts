import { redirect, type ActionFailure } from '@sveltejs/kit';
import { uuidv7 } from '#platform/db/ids.ts';
import { lockForm } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { Forbidden, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Problem, Whole } from './read.server.ts';
import { sentIn } from './sent.server.ts';

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The sentence of a rule that says no, and the field it belongs to if it does. */
export type Said = string | [sentence: string, field: string];

type Taken = Outcome<string, string | void>;
type Made<Answer extends Taken> = Extract<Answer, { ok: true }>['value'];
type Reason<Answer extends Taken> = Extract<Answer, { ok: false }>['reason'];

/** What becomes of a form: where its page goes on to, and what each reason of a refusal says, where there may be one. */
interface Then<Answer extends Taken> {
	to?(made: Made<Answer>): string;
	say?(reason: Reason<Answer>): Said;
}

/** What came of a form before; `other` when it was sent with other content. */
interface Before {
	made: string | undefined;
	other: boolean;
}

/**
 * Does what a form asks, once: sent again with the same content it has one effect and the same answer; sent again with
 * other content it is never taken for done, and the page is offered anew with everything typed and an id of its own. The
 * id of the row to be written is made here: an id that was sent is never the key of anything. Redirects where the
 * page goes on; returns undefined where it stays.
 */
export async function once<Value extends { id: string }, Answer extends Taken>(
	form: Whole<Value>,
	transact: Transact,
	work: (tx: Tx, value: Value) => Promise<Answer>,
	then: Then<Answer>
): Promise<ActionFailure<Problem> | undefined> {
	const content = await contentOf(form.request);
	const { before, answer } = await transact(async (tx) => {
		const before = await sentBefore(tx, form.value.id, content);
		if (before) return { before };
		const answer = await work(tx, { ...form.value, id: uuidv7() });
		if (answer.ok) await keepSent(tx, form.value.id, content, answer.value);
		return { answer };
	});
	const to = (made: string | void) => then.to?.(made as Made<Answer>);
	if (before?.other) return form.askAnew(m.forms_sent_otherwise(), to(before.made));
	if (answer?.ok === false) return form.refuse(...said(then.say?.(answer.reason as Reason<Answer>)));
	const next = to(before ? before.made : answer?.value);
	return next === undefined ? undefined : redirect(303, next);
}

function said(words: Said | undefined): [string, string?] {
	if (!words) throw new Error('a refusal without words');
	return typeof words === 'string' ? [words] : words;
}

/** Waits until no other transaction is at this form of hers, and returns what came of it. */
async function sentBefore(tx: Tx, formId: string, content: Buffer): Promise<Before | undefined> {
	const sentBy = hers(tx);
	await lockForm(tx, sentBy, formId);
	const row = await tx.db
		.selectFrom('platform.sent_form')
		.select(['content', 'made'])
		.where('sent_by', '=', sentBy)
		.where('form_id', '=', formId)
		.executeTakeFirst();
	return row && { made: row.made ?? undefined, other: !content.equals(row.content) };
}

async function keepSent(tx: Tx, formId: string, content: Buffer, made: string | void): Promise<void> {
	const row = { org_id: tx.actor.orgId, sent_by: hers(tx), form_id: formId, content, made: made ?? null };
	await tx.db.insertInto('platform.sent_form').values(row).execute();
}

function hers(tx: Tx): string {
	if (!tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}

/** A keyed hash of all that was sent and where to; what a browser writes with other line ends is the same. */
async function contentOf(request: Request): Promise<Buffer> {
	const said: string[] = [];
	for (const [name, values] of await sentIn(request))
		for (const value of name === 'id' ? [] : values) {
			const file = typeof value !== 'string' && Buffer.from(await value.arrayBuffer()).toString('base64');
			said.push(name, file || String(value).replaceAll('\r\n', '\n'));
		}
	const { pathname, search } = new URL(request.url);
	return keyed('sent form', JSON.stringify([pathname + search, ...said]));
}
