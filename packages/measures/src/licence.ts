import type { Evidence } from './evidence.ts';

/**
 * Who owns the wording and what a charity may do. `confirmed` speaks of the whole statement.
 * Scoring keys are facts; this is about the words of the questions.
 */
export interface Licence extends Evidence {
	readonly owner: string;
	readonly status: 'free' | 'registration' | 'permission' | 'paid' | 'own' | 'unknown';
	/**
	 * May software ship the wording? `unaltered`: yes, word for word and with credit. `after-registration`: the
	 * organisation that holds the licence loads it. `no`: only keys and scores. `own`: it is the project's.
	 */
	readonly wording: 'unaltered' | 'after-registration' | 'no' | 'own';
	readonly terms: string;
}
