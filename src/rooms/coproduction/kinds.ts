import { declareKinds } from '#platform/mail/kind.ts';

/** What this room sends: that a vote is open for her, which quiet holds, that one is void, and that something became of what she told us. */
export const kinds = declareKinds({
	'coproduction.vote': { class: 'service', topic: null, dated: true },
	'coproduction.void': { class: 'service', topic: null, dated: true },
	'coproduction.became': { class: 'service', topic: null, dated: true }
});
