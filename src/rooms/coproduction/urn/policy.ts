import { keyed } from '#platform/identity/sealing.ts';

/** The keyed hash under which the code of a slip is kept, typed in any case and with any gaps. */
export function hashOfSlip(code: string): Buffer {
	return keyed('slip', code.toUpperCase().replace(/[^A-Z]/g, ''));
}
