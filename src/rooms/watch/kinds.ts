import { declareKinds } from '#platform/mail/kind.ts';

const test = { class: 'alert', topic: null, dated: false } as const;

/** What this room sends: test alarms, each by the one way that it tries, at any hour. */
export const kinds = declareKinds({
	'watch.test-app': { ...test, ways: ['push'] },
	'watch.test-email': { ...test, ways: ['email'] },
	'watch.test-text': { ...test, ways: ['text'] }
});
