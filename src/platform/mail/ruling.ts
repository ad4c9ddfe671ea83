import type { Tx } from '../db/tx.ts';
import type { MessageWay, Topic } from './kind.ts';
import type { PushPhone } from '../push/phone.ts';
import type { ShownLook } from './letter.ts';

declare const made: unique symbol;

/** That one message may go to somebody, by which way and from when. Nothing is sent without one, and the gate alone makes it. */
export interface Go {
	readonly [made]: true;
	readonly way: MessageWay;
	/** The mailbox or number; for push, whose phones. */
	readonly address: string;
	readonly from: Date;
	/** For push: her devices. */
	readonly phones?: readonly (PushPhone & { readonly id: string })[];
	/** What its reader may end with it; a message about her own places has none. */
	readonly ends?: Topic;
	readonly look?: ShownLook;
}

/** What the gate says of one message: it may go, or what holds it, and until when where that ends by itself. */
export type Ruling =
	{ readonly go: Go; readonly held: null } | { readonly go: null; readonly held: string; readonly until?: Date };

/** One message to one person: its kind by name, what it is about, and the letter that it became. */
export interface RuledLetter {
	readonly to: string;
	readonly kind: string;
	readonly about: Readonly<Record<string, string>>;
	readonly letter?: { readonly id: string; readonly createdAt: Date; readonly failed: readonly string[] };
	/** Other news that would go in the same envelope: it is not counted as news that she had before. */
	readonly beside?: readonly string[];
}

/** Asked before anything is sent, and again at the moment of sending. */
export type Gate = (tx: Tx, message: RuledLetter, at: Date) => Promise<Ruling>;

/** Makes the leave to send. For the gate alone, and for the letter with which a coordinator tries her own mailbox: a house law holds it. */
export function leaveToSend(go: Omit<Go, typeof made>): Go {
	return go as Go;
}
