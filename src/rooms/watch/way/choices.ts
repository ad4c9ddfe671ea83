import { m } from '#messages';

/** The ways, for screens. */
export const alarmWayWords = { app: m.watch_way_app, email: m.watch_way_email, text: m.watch_way_text };

/** Why a way can't be hers. */
export const alarmWayRefusals = {
	'no-phone': m.watch_refused_phone,
	'no-number': m.watch_refused_number,
	shared: m.watch_refused_shared
};

/** What each way needs. */
export const alarmWayHints = {
	app: m.watch_way_app_hint,
	email: m.watch_way_email_hint,
	text: m.watch_way_text_hint
};
