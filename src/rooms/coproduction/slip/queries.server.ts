import type { Tx } from '#platform/db/tx.ts';
import { findUrnKeys } from '../urn/key.server.ts';
import { paperFrom } from '../urn/paper.ts';
import { openPaper, type UrnKeys } from '../urn/sealing.ts';

/** What tellers have typed of one slip. */
export interface TypedSlip {
	mark: Buffer;
	/** By whom, and what each read, as text; alike where they read the same. */
	by: ReadonlyMap<string, string>;
}

/** The slips that were typed in a vote, by mark. For a teller, and for closing. */
export async function listTypedSlips(tx: Tx, decisionId: string, keys: UrnKeys): Promise<TypedSlip[]> {
	const rows = await tx.db
		.selectFrom('coproduction.typed_slip')
		.select(['mark', 'account_id', 'sealed'])
		.where('decision_id', '=', decisionId)
		.orderBy('mark')
		.execute();
	const slips = new Map<string, { mark: Buffer; by: Map<string, string> }>();
	for (const { mark, account_id, sealed } of rows) {
		const slip = slips.get(mark.toString('hex')) ?? { mark, by: new Map<string, string>() };
		const opened = openPaper(keys, { orgId: tx.actor.orgId, decisionId, mark }, sealed);
		slip.by.set(account_id, opened ? JSON.stringify(paperFrom(opened)) : 'strange');
		slips.set(mark.toString('hex'), slip);
	}
	return [...slips.values()];
}

/** Two tellers at least have typed this slip, and all who did read the same. */
export const isAgreed = ({ by }: TypedSlip): boolean => by.size > 1 && new Set(by.values()).size === 1;

/** How far the tellers of a vote have come with its slips, as numbers. */
export interface SlipBox {
	/** Who took a slip. */
	ticks: number;
	typedTwice: number;
	typedOnce: number;
	/** Slips that two tellers read otherwise: they come back to both. */
	differing: number;
	/** What the speaker has typed herself. */
	mine: number;
}

/** How far the tellers have come; nought for whoever does not tell in this vote. */
export async function getSlipBox(tx: Tx, decisionId: string): Promise<SlipBox> {
	const { ticks } = await tx.db
		.selectFrom('coproduction.tick')
		.select((on) => on.fn.countAll<number>().as('ticks'))
		.where('decision_id', '=', decisionId)
		.where('decision_id', 'in', (from) =>
			from.selectFrom('coproduction.teller').select('decision_id').where('account_id', '=', tx.actor.id)
		)
		.executeTakeFirstOrThrow();
	const keys = await findUrnKeys(decisionId);
	const typed = keys ? await listTypedSlips(tx, decisionId, keys) : [];
	const many = (what: (slip: TypedSlip) => boolean) => typed.filter(what).length;
	return {
		ticks: Number(ticks),
		typedTwice: many(isAgreed),
		typedOnce: many(({ by }) => by.size === 1),
		differing: many((slip) => slip.by.size > 1 && !isAgreed(slip)),
		mine: many(({ by }) => by.has(tx.actor.id ?? ''))
	};
}
