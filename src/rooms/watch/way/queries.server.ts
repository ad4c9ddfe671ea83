import type { Tx } from '#platform/db/tx.ts';
import { runtime } from '#platform/runtime.ts';
import { alarmWays, type AlarmWay } from './form.ts';
import { isSharedMailbox } from './policy.ts';

/** A way by which she is woken. */
export interface OwnWay {
	way: AlarmWay;
	testedAt: Date | null;
	provedAt: Date | null;
}

/** The ways by which the speaker is woken, in the order in which they are tried. */
export async function listOwnWays(tx: Tx): Promise<OwnWay[]> {
	const rows = await tx.db
		.selectFrom('watch.way')
		.select(['way', 'tested_at as testedAt', 'proved_at as provedAt'])
		.where('account_id', '=', tx.actor.id)
		.execute();
	return alarmWays.flatMap((way) => rows.filter((row) => row.way === way).map((row) => ({ ...row, way })));
}

/** Why a way can't be one of hers, or nothing: she has no phone turned on, no number, or no address that is hers alone. */
export async function whyNoWay(tx: Tx, way: AlarmWay): Promise<'no-phone' | 'no-number' | 'shared' | null> {
	const id = tx.actor.id ?? '';
	if (way === 'app') {
		const device = tx.db.selectFrom('people.device').select('id').where('id', '=', id);
		return (await device.executeTakeFirst()) ? null : 'no-phone';
	}
	if (way === 'text') {
		const reach = await tx.db.selectFrom('people.reach').select('phone').where('id', '=', id).executeTakeFirst();
		return runtime().textServer !== undefined && reach?.phone ? null : 'no-number';
	}
	const name = tx.db.selectFrom('platform.sign_in_name').select('email').where('account_id', '=', id);
	const email = (await name.executeTakeFirst())?.email;
	return email && !isSharedMailbox(email) ? null : 'shared';
}

/** Ways that are offered here: a text only where this installation sends any. */
export const waysHere = (): AlarmWay[] =>
	alarmWays.filter((way) => way !== 'text' || runtime().textServer !== undefined);
