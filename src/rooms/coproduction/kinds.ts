import { declareKinds } from '#platform/mail/kind.ts';

/** What this room sends: that a vote is open for her, which quiet holds, and that one is void. */
export const kinds = declareKinds({
	'coproduction.vote': { class: 'service', topic: null, dated: true },
	'coproduction.void': { class: 'service', topic: null, dated: true }
});
