import type { Actor, Tx } from '#platform/db/tx.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Heeded } from '#platform/web/bells.server.ts';
import type { Organisation } from '#platform/identity/organisation.ts';

declare global {
	namespace App {
		interface Locals {
			/** Whose page this is. */
			organisation: Organisation;
			language: Language;
			/** The moment of the latest work of this request, by the clock of the database: read it after that work. In a transaction it is `tx.now`. */
			now: Date;
			/** Who is signed in, or nobody. */
			actor: Actor | null;
			/** Does the work in one transaction as whoever is signed in, or as a visitor. */
			tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
			/** Does the work as the unattended door, where nobody is signed in: signing in, a certificate's code, joining. */
			door<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
			/** Does the work as whoever is signed in, with the door's rights: the commands ask whether it is hers to do. Throws NobodyThere. */
			atDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
			/** Does the work as whoever holds a link of her own; what is done is written down as done by a link. */
			link<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
			/** Does the work as a phone without signal that has this token (its SHA-256). One route alone does. Throws NobodyThere. */
			pocket<T>(token: Uint8Array, work: (tx: Tx) => Promise<T>): Promise<T>;
			/**
			 * Whether something may be tried once more (see platform/identity/limits.ts). Counts apart from any other work, so
			 * that what fails afterwards is counted too. Key: an account, an address, `networkOf(clientAddress)`, or ''.
			 */
			allow(what: string, key: string, most: number, windowSeconds: number): Promise<boolean>;
			/** Gives this request's turn to others while work is done that only waits: a hash, a document, a pause. */
			aside<T>(work: () => Promise<T>): Promise<T>;
			/** The number of the last news of something: a page that is made with it misses none until it listens. */
			version(id: string): string;
			/** A stream that rings when there is news of something, as long as whoever listens may see it (`may` throws otherwise). */
			bell(id: string, may: (tx: Tx) => Promise<void>, heard?: Heeded): Response;
			/** The address of a public page of this organisation in this language. */
			publicPath(path: string, language?: string): string;
			/** Who asks, for limits only: never stored or logged as it is. */
			clientAddress: string;
			/** A form of our own page that came under another address than ours: given back, never done. */
			misaddressed?: boolean;
			/** What an error of ours was logged under, for the page that says so. */
			reference?: string;
		}
		interface Error {
			message: string;
			reference?: string;
		}
	}
}

export {};
