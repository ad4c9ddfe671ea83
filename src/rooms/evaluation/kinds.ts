import { declareKinds } from '#platform/mail/kind.ts';

/** What this room sends: that questions are there to answer, which she may switch off. */
export const kinds = declareKinds({
	'evaluation.invitation': { class: 'reminder', topic: 'measure', dated: true }
});
