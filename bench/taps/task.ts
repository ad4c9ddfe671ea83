import type { Guide } from '../../src/demonstration/guide.ts';
import type { Hand } from './hand.ts';

/** Where a task is walked: the demonstration, its pages in the language, and what a letter said. */
export interface Scene {
	guide: Guide;
	/** an address of the demonstration in the language of this walk */
	at(path: string): string;
	/** a set-up link for somebody new on the team, and the secret of her phone */
	setUp(): Promise<string>;
}

/** One thing that somebody came to do, and what it may take. */
export interface Task {
	name: string;
	who?: keyof Guide['signIn'];
	/** as it was when the pages were first walked, on 26 November 2026; null where the task was not walked then */
	walked: { taps: number; letters: number } | null;
	/** how many taps it may take where that is not as many as when it was first walked, which then says why */
	most?: number;
	languages: readonly string[];
	/** changes what others look at: walked where nobody else walks, and not among the journeys */
	alone?: true;
	/** opens the page on which she begins, without counting */
	begin(hand: Hand, scene: Scene): Promise<unknown>;
	walk(hand: Hand, scene: Scene): Promise<unknown>;
}

/** Walked in both languages. */
export const both = ['en', 'es'] as const;
/** Walked in English alone. */
export const english = ['en'] as const;
const submit = 'main form:not([action*="/out"]) button[type=submit]:not([name=look], [name=then]):visible';
/** Presses the button of the last form. */
export const send = (hand: Hand) => hand.go(hand.page.locator(submit).last());
/** Begins on this page, in the language of the walk. */
export const open = (path: string | ((guide: Guide) => string)) => (hand: Hand, scene: Scene) =>
	hand.page.goto(scene.at(typeof path === 'string' ? path : new URL(path(scene.guide)).pathname));
