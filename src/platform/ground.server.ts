import { answerAsking, tidyIdentity } from './identity/jobs.server.ts';
import { lapseAppointments } from './identity/appointment/commands.server.ts';
import { answered } from './identity/appointment/events.ts';
import { tellOfAnswer } from './identity/appointment/jobs.server.ts';
import {
	appointmentAskedLetter,
	appointmentDeclinedLetter,
	leadChangedLetter,
	outsideContactLetter,
	signInLetter,
	staffInvitationLetter
} from './identity/mail.server.ts';
import { copyFor, endFor, eraseFor } from './identity/own-data.server.ts';
import { hear } from './jobs/news.ts';
import { letOldNewsGo, takeUpLetters } from './jobs/tidy.server.ts';
import { kinds } from './kinds.ts';
import type { Room } from './room.ts';
import sees from './who-sees.json' with { type: 'json' };

/** What the platform itself does for people: signing in, and letting go of what is old. */
export const ground = {
	name: 'platform',
	uses: [],
	roles: [],
	letters: {
		'platform.appointment-asked': appointmentAskedLetter,
		'platform.appointment-declined': appointmentDeclinedLetter,
		'platform.lead-changed': leadChangedLetter,
		'platform.outside-contact': outsideContactLetter,
		'platform.sign-in': signInLetter,
		'platform.staff-invitation': staffInvitationLetter
	},
	kinds,
	jobs: { 'sign-in-asked': answerAsking },
	news: { announced: [answered], heard: [hear(answered, tellOfAnswer)] },
	everyMinute: [
		{ name: 'appointments', due: 'platform.due_appointments', work: lapseAppointments },
		{ name: 'identity', due: 'platform.due_tidying', work: tidyIdentity },
		{ name: 'letters', due: 'platform.due_letters', work: takeUpLetters },
		{ name: 'old news', due: 'platform.due_news', work: letOldNewsGo }
	],
	ways: [],
	ownData: { copyFor, endFor, eraseFor },
	keeps: {
		'platform.challenge': 'identity',
		'platform.event': 'old news',
		'platform.letter': 'old news',
		'platform.proof': 'identity',
		'platform.sent_form': 'identity',
		'platform.tally': 'identity'
	},
	sees
} satisfies Room;
