import { declareKinds } from '#platform/mail/kind.ts';

/** What this room sends: alerts to whoever keeps people safe, at any hour. */
export const kinds = declareKinds({
	'safeguarding.alert': { class: 'alert', topic: null, dated: false, ways: ['email'] }
});
