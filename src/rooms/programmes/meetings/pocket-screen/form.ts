import type { Mark } from '../mark/fold.ts';
import type { PocketWords } from './words.ts';

/** What the pocket's page gives to `kith-pocket`: words alone, the same for everybody. */
export interface PocketGiven {
	words: PocketWords;
	language: string;
	/** How days and hours are written. */
	locale: string;
	/** Languages that somebody who walks in may speak. */
	languages: string[];
}

/** What the page of a meeting gives to `kith-take-along`. */
export interface TakeAlongGiven {
	session: string;
	language: string;
	/** Where the register is typed in without this phone, and where one goes in a hurry. */
	typed: string;
	neutral: string;
	words: Pick<
		PocketWords,
		| 'take'
		| 'takeWhy'
		| 'digits'
		| 'digitsHint'
		| 'digitsWrong'
		| 'taking'
		| 'takeFailed'
		| 'noStore'
		| 'noHttps'
		| 'iphone'
	>;
}

/** What a phone takes along of one meeting, as `/pocket/take` answers; without the token, which never lies beside it. */
export interface TakenPack {
	session: { id: string; title: string; place: string | null; startsAt: string; endsAt: string; zone: string };
	role: 'facilitator' | 'creche_worker' | 'coordinator';
	plan: { id: string; title: string; minutes: number; startsAt: string; notes?: string | null }[];
	lines: {
		person: string;
		called: string;
		language: string;
		/** What tells her from another of her name. */
		tells?: string | null;
		isNew: boolean;
		missed: number;
		brought: string;
		state: string | null;
	}[];
	known: { person: string; called: string }[];
	children: PackChild[];
	marks: Mark[];
}

/** How a register stands in the house, as `/pocket/marks` answers: what others tapped, with whoever walked in and the children that are there now. */
export type StandsNow = Pick<TakenPack, 'lines' | 'children' | 'marks'>;

/** A child of the day, as whoever minds it must know it. */
export interface PackChild {
	child: string;
	called: string;
	band: string;
	allergies: string[];
	/** Where nobody wrote down whether there are allergies: never the same as none. */
	care?: 'unknown' | 'some' | 'none';
	/** It was asked about so long ago that it is to be asked again. */
	askAgain?: boolean;
	/** Who brought it, or would; and whether it was here when the register was taken along. */
	parent?: string | null;
	broughtBy?: string | null;
	state?: 'in' | 'out' | null;
	needs?: string | null;
	collectors: { called: string }[];
	barred?: { called: string }[];
}

/** The whole answer of `/pocket/take`. */
export interface TakenAlong extends TakenPack {
	pocket: string;
	token: string;
	publicKey: string;
	account: string;
	now: string;
	opens: string;
	readableUntil: string;
	homeBy: string;
}
