import { keyed } from '#platform/identity/sealing.ts';
import { lettersFrom } from '../note/policy.ts';

/** The code on the receipt of an application: always the same eight letters, and no way from them to it without the key of the house. */
export function receiptOfApplication(id: string): string {
	return lettersFrom(keyed('receipt of an application', id));
}

/** For how many months an application is kept. */
export const monthsKept = 6;
