import { findKnown } from '#people';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { join } from '../registration/commands.server.ts';
import { nadia } from '../registration/examples.ts';
import type { Joining } from '../registration/form.ts';
import { takeUpAtFirstSignIn } from './commands.server.ts';

/** Somebody asks to come through the same command as the screens, and does not answer; returns the token of her receipt. */
export async function askExample(door: Tx, slug: string, wishes: Partial<Joining> = {}, now?: Date): Promise<string> {
	const outcome = await join(asOf(door, now), slug, nadia(wishes));
	if (!outcome.ok) throw new Error(`the example parent could not join: ${outcome.reason}`);
	return outcome.value;
}

/** Somebody asks to come and comes in by a letter, so that it is hers; returns the token of her receipt. */
export async function joinExample(door: Tx, slug: string, wishes: Partial<Joining> = {}, now?: Date): Promise<string> {
	const joining = nadia(wishes);
	const receipt = await askExample(door, slug, joining, now);
	const person = await findKnown(door, joining.reach, joining.called);
	if (person) await takeUpAtFirstSignIn(asOf(door, now), person);
	return receipt;
}
