import { declareKinds } from './mail/kind.ts';

/** What the platform's letters are: what somebody asked for herself, and what whoever keeps people safe has to hear at once. */
export const kinds = declareKinds({
	'platform.appointment-asked': { class: 'alert', topic: null, dated: false, ways: ['email'] },
	'platform.appointment-declined': { class: 'alert', topic: null, dated: false, ways: ['email'] },
	'platform.lead-changed': { class: 'alert', topic: null, dated: false, ways: ['email'] },
	'platform.outside-contact': { class: 'alert', topic: null, dated: false, ways: ['email'] },
	'platform.sign-in': { class: 'asked', topic: null, dated: false, ways: ['email'] },
	'platform.staff-invitation': { class: 'asked', topic: null, dated: false, ways: ['email'] }
});
