import { holds, holdsAnywhere, type Actor, type Role, type Tx } from './db/tx.ts';
import type { Job } from './jobs/job.ts';
import type { NewsOfRoom } from './jobs/news.ts';
import type { FindMailbox, Writer } from './mail/deliver.ts';
import type { LetterKinds } from './mail/kind.ts';
import type { Merging } from './merging.ts';
import type { OwnData } from './own-data.ts';

/** Work that is done every minute, in those organisations in which it is due. */
export interface MinuteWork {
	name: string;
	/** The function of the database that returns the organisations that have something due, asked once for all of them. */
	due: string;
	work(tx: Tx): Promise<void>;
}

/** A page in the menu of the team. */
export interface Way {
	href: string;
	label(): string;
	/** Roles that find it in the menu, wherever they are held. */
	shownTo: readonly Role[];
	/** Roles that find it there where they are held for the whole organisation. */
	shownToAll?: readonly Role[];
	/** Roles that most likely came for it: whoever signs in with one of them begins there. */
	beginsFor: readonly Role[];
}

/** Which rows of its tables who may see, add, change and remove; the tests hold the database to it, row by row. */
export interface Sees {
	words?: Record<string, string>;
	speakers?: Record<string, { hats: string[]; who: string }>;
	tables: Record<
		string,
		{ why: string; columns?: string[] } & Partial<
			Record<'see' | 'add' | 'change' | 'remove', Record<string, string | string[]>>
		>
	>;
}

/** What a room is to the rest of the house, as data: `room.server.ts` of each says it, and one list holds them all. */
export interface Room {
	/** Its folder, its schema, and what its letters, news, jobs and messages begin with. */
	name: string;
	/** Rooms whose hatches, and whose published views and functions, it may use. */
	uses: readonly string[];
	/** Roles whose work is done here. */
	roles: readonly Role[];
	/** Every kind of letter, and who writes it. */
	letters: Readonly<Record<string, Writer>>;
	/** What each of them is to whoever gets it: the gate knows no other. */
	kinds: LetterKinds;
	/** Letters that go to another mailbox, by kind: one that is not hers yet, or not any more. */
	goTo?: Readonly<Record<string, FindMailbox>>;
	/** What a yes or no by text does, by the kind of the message that asked; whether it was still to be answered. */
	byText?: Readonly<Record<string, (link: Tx, token: string, yes: boolean) => Promise<boolean>>>;
	/** Timed work that it asks for, by name. */
	jobs: Readonly<Record<string, (job: Job) => Promise<void>>>;
	news: NewsOfRoom;
	everyMinute: readonly MinuteWork[];
	ways: readonly Way[];
	/** What it holds about a person; null where that is for nobody to take away, with the reason beside it. */
	ownData: OwnData | null;
	/** What it does when two records of one person are brought together, where it holds anything of hers. */
	merging?: Merging;
	/** Tables whose rows go after some days, and the work of the minute that lets them go. */
	keeps: Readonly<Record<string, string>>;
	sees: Sees;
}

/** The pages in the menu of whoever is signed in. */
export function waysFor(rooms: readonly Room[], actor: Actor): Way[] {
	return rooms
		.flatMap(({ ways }) => ways)
		.filter(({ shownTo, shownToAll = [] }) => {
			const inWhole = shownToAll.some((role) => holds(actor, role));
			return actor.strong && (inWhole || shownTo.some((role) => holdsAnywhere(actor, role)));
		});
}

/** Where whoever signed in most likely wants to go: what she does for all comes before what she does for one course. */
export function beginningFor(rooms: readonly Room[], actor: Actor): string {
	const ways = rooms.flatMap((room) => room.ways);
	const inCircles = actor.circles.map(({ role }) => role);
	for (const held of [actor.roles, inCircles]) {
		const way = ways.find(({ beginsFor }) => beginsFor.some((role) => held.includes(role)));
		if (way) return way.href;
	}
	return '/me';
}
