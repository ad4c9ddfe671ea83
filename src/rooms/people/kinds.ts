import { declareKinds } from '#platform/mail/kind.ts';

/** What this room sends: that a way to reach her was changed, so that it is seen if it was not she. Nobody switches that off. */
export const kinds = declareKinds({
	'people.address-asked': { class: 'asked', topic: null, dated: false, ways: ['email'] },
	'people.address-changed': { class: 'service', topic: null, dated: false, ways: ['email'], tellsOfChange: true },
	'people.address-given': { class: 'answer', topic: null, dated: false, tellsOfChange: true },
	'people.device-added': { class: 'answer', topic: null, dated: false, tellsOfChange: true },
	'people.phone-changed': { class: 'answer', topic: null, dated: false, tellsOfChange: true }
});
