import { isAtDoor, type Actor } from '#platform/db/tx.ts';
import { nameKey } from '#platform/forms/signs.ts';
import type { AttendanceState } from '../mark/form.ts';
import type { Noted } from '../register/form.ts';
import { wasThere } from '../register/policy.ts';

/** Anybody who scans the code may leave a name; it goes through the door, which sees nothing of the register. */
export function mayArrive(actor: Actor): boolean {
	return isAtDoor(actor);
}

/** Somebody who may be meant: of the register, or of those who came here before. */
export interface MayBe {
	id: string;
	called: string;
	/** How she is noted today; null where she is not, or not on the register. */
	state: AttendanceState | null;
	/** How often she came to this run before, where that is known. */
	cameBefore?: number;
}

/** What somebody left at the door. */
export interface Named {
	called: string;
	letter: string;
}

/** How whoever was at the door stood on the register before and after, and whether she walked in with it. */
export type Confirmed = Noted & { walkedIn: boolean };

/** What an address carries of somebody from the door, so that her tap is taken back and never that of another phone. */
export function confirmedAsWord(person: string, { before, after, walkedIn }: Confirmed): string {
	return walkedIn ? `walked=${person}` : `noted=${person}.${after ?? ''}.${before ?? ''}`;
}

const firstOf = (word: string) => [...nameKey(word)][0] ?? '';

/** Whether a name is that of somebody: the same with the same letter, perhaps the same, or another. */
function fits(called: string, letter: string, name: string): 'same' | 'perhaps' | 'no' {
	const [key, other] = [nameKey(called), nameKey(name)];
	if (other !== key && !other.startsWith(`${key} `)) return 'no';
	const rest = other.slice(key.length).trim();
	if (!rest || !letter) return 'perhaps';
	return firstOf(rest) === firstOf(letter) ? 'same' : 'no';
}

function fitting(called: string, letter: string, people: readonly MayBe[]): MayBe[] {
	const found = people.map((person) => ({ person, fit: fits(called, letter, person.called) }));
	const same = found.filter(({ fit }) => fit === 'same');
	const some = same.length ? same : found.filter(({ fit }) => fit === 'perhaps');
	const all = some.map(({ person }) => person);
	// whoever is noted already comes only where nobody else is left
	const open = all.filter(({ state }) => !wasThere(state));
	return open.length ? open : all;
}

/**
 * Who may be meant by a first name and a letter: those called so whose next word begins with the letter, else those of whom no more than
 * the name is known. Whoever typed her whole name into the first field is found by its first word too.
 */
export function whoItMayBe({ called, letter }: Named, people: readonly MayBe[]): MayBe[] {
	const found = fitting(called, letter, people);
	const [first = '', ...rest] = nameKey(called).split(' ');
	if (found.length || !rest.length) return found;
	return fitting(first, letter || firstOf(rest[0] ?? ''), people);
}

/** Lines of one name and letter stand together: somebody scanned twice, or two are called the same. */
export function sameAtDoor<Each extends Named>(lines: readonly Each[]): Each[][] {
	return [...Map.groupBy(lines, ({ called, letter }) => `${nameKey(called)} ${nameKey(letter)}`).values()];
}
