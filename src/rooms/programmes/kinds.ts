import { declareKinds } from '#platform/mail/kind.ts';

/** What this room sends. Nearly all of it tells of a day to come, and none of that goes to somebody quiet. */
export const kinds = declareKinds({
	'programmes.already': { class: 'answer', topic: null, dated: true },
	'programmes.coming': { class: 'news', topic: 'coming', dated: true },
	'programmes.creche-place': { class: 'service', topic: null, dated: true },
	'programmes.day-before': { class: 'answer', topic: null, dated: true },
	'programmes.gathering': { class: 'news', topic: 'celebration', dated: true },
	'programmes.held': { class: 'answer', topic: null, dated: true },
	'programmes.let-go': { class: 'service', topic: null, dated: false },
	'programmes.moved': { class: 'service', topic: null, dated: true },
	'programmes.newsletter': { class: 'news', topic: 'news', dated: true, ways: ['email', 'text', 'push'] },
	'programmes.notice': { class: 'news', topic: 'news', dated: true },
	'programmes.offer': { class: 'service', topic: null, dated: true },
	'programmes.offer-lapsed': { class: 'service', topic: null, dated: true },
	'programmes.place': { class: 'answer', topic: null, dated: true },
	'programmes.referral': { class: 'care', topic: null, dated: false },
	'programmes.referral-answered': { class: 'answer', topic: null, dated: false },
	'programmes.referral-waiting': { class: 'service', topic: null, dated: false },
	'programmes.pocket': { class: 'service', topic: null, dated: false },
	'programmes.reminder': { class: 'reminder', topic: 'day-before', dated: true },
	'programmes.reunion': { class: 'reminder', topic: 'celebration', dated: true },
	'programmes.session-news': { class: 'service', topic: null, dated: true, evenQuiet: 'if-called-off' },
	'programmes.venue-news': { class: 'service', topic: null, dated: true },
	'programmes.waiting': { class: 'answer', topic: null, dated: true }
});
