import { hear } from '#platform/jobs/news.ts';
import type { Room } from '#platform/room.ts';
import { crechePlaceFreed } from '#creche';
import { m } from '#messages';
import { venueNewsLetter } from './courses/online/mail.server.ts';
import { sessionNewsLetter } from './courses/session/mail.server.ts';
import { letOldImportsGo } from './desk/import/commands.server.ts';
import { letOldSlotsGo, settleWishes } from './courses/slot/jobs.server.ts';
import { tellOfChanges } from './courses/session-change/commands.server.ts';
import { arePlacesBuiltOn, bringPlacesTogether } from './desk/merge/commands.server.ts';
import { countQuarters } from './desk/area-figure/jobs.server.ts';
import { comparing } from './desk/area-figure/policy.ts';
import { coursePublished, goingParked, placeFreed, slotLed } from './events.ts';
import { tellOfMoves } from './joining/course-move/commands.server.ts';
import { movedLetter } from './joining/course-move/mail.server.ts';
import { dayBeforeLetter } from './joining/day-before/mail.server.ts';
import { answerOfferByText } from './joining/offer/commands.server.ts';
import { passCrechePlacesOn, passPlacesOn, settleOffers } from './joining/offer/jobs.server.ts';
import {
	crechePlaceLetter,
	heldLetter,
	letGoLetter,
	offerLapsedLetter,
	offerLetter
} from './joining/offer/mail.server.ts';
import { letGuestsGo } from './joining/guest/jobs.server.ts';
import { letCallsGo } from './meetings/follow-up/jobs.server.ts';
import { letInterestsGo, tellInterested } from './joining/interest/jobs.server.ts';
import { comingLetter } from './joining/interest/mail.server.ts';
import { letReferralsGo, tellOfWaiting } from './joining/referral/jobs.server.ts';
import { referralAnsweredLetter, referralLetter, referralWaitingLetter } from './joining/referral/mail.server.ts';
import { letArrivalsGo } from './meetings/arrival/commands.server.ts';
import { letParentMessagesGo } from './meetings/parent-message/commands.server.ts';
import { letOldQuestionsGo } from './joining/question/commands.server.ts';
import { letOldLinksGo } from './joining/receipt/commands.server.ts';
import { alreadyLetter, placeLetter, waitingLetter } from './joining/registration/mail.server.ts';
import { letOldRoundsGo } from './meetings/said/jobs.server.ts';
import { letOldMarksGo } from './meetings/mark/commands.server.ts';
import { letDaysGo } from './meetings/day-yes/commands.server.ts';
import { lookAfterPockets } from './meetings/pocket/jobs.server.ts';
import { tellOfGoing } from './meetings/homecoming/jobs.server.ts';
import { pocketLetter } from './meetings/pocket/mail.server.ts';
import { letRest } from './meetings/resting/commands.server.ts';
import { writeReminders, inviteToGatherings, inviteToReunions } from './meetings/reminder/jobs.server.ts';
import { gatheringLetter, reminderLetter, reunionLetter } from './meetings/reminder/mail.server.ts';
import { letOldPhotosGo } from './taking-part/claim/commands.server.ts';
import { letOldWritingGo } from './taking-part/writing/commands.server.ts';
import { countNotice, letOldNoticesGo, writeToAll } from './desk/notice/jobs.server.ts';
import { noticeLetter } from './desk/notice/mail.server.ts';
import { copyFor, endFor, eraseFor } from './own-data.server.ts';
import { kinds } from './kinds.ts';
import sees from './who-sees.json' with { type: 'json' };

/** What is offered, one run of it, its meetings, and who takes part. */
export const programmes = {
	name: 'programmes',
	uses: ['people', 'creche'],
	roles: ['coordinator', 'facilitator', ...comparing],
	letters: {
		'programmes.already': alreadyLetter,
		'programmes.coming': comingLetter,
		'programmes.creche-place': crechePlaceLetter,
		'programmes.day-before': dayBeforeLetter,
		'programmes.gathering': gatheringLetter,
		'programmes.held': heldLetter,
		'programmes.let-go': letGoLetter,
		'programmes.moved': movedLetter,
		'programmes.newsletter': noticeLetter,
		'programmes.notice': noticeLetter,
		'programmes.offer': offerLetter,
		'programmes.offer-lapsed': offerLapsedLetter,
		'programmes.place': placeLetter,
		'programmes.referral': referralLetter,
		'programmes.referral-answered': referralAnsweredLetter,
		'programmes.referral-waiting': referralWaitingLetter,
		'programmes.pocket': pocketLetter,
		'programmes.reminder': reminderLetter,
		'programmes.reunion': reunionLetter,
		'programmes.session-news': sessionNewsLetter,
		'programmes.venue-news': venueNewsLetter,
		'programmes.waiting': waitingLetter
	},
	kinds,
	byText: { 'programmes.held': answerOfferByText, 'programmes.offer': answerOfferByText },
	jobs: { 'notice-count': countNotice, 'notice-send': writeToAll },
	news: {
		announced: [placeFreed, coursePublished, goingParked, slotLed],
		heard: [
			hear(placeFreed, passPlacesOn),
			hear(crechePlaceFreed, passCrechePlacesOn),
			hear(coursePublished, tellInterested),
			hear(goingParked, tellOfGoing),
			hear(slotLed, settleWishes)
		]
	},
	everyMinute: [
		{ name: 'offers', due: 'programmes.due_offers', work: settleOffers },
		{ name: 'changes of sessions', due: 'programmes.due_changes', work: tellOfChanges },
		{ name: 'moves', due: 'programmes.due_moves', work: tellOfMoves },
		{ name: 'reminders', due: 'programmes.due_reminders', work: writeReminders },
		{ name: 'reunions', due: 'programmes.due_reunions', work: inviteToReunions },
		{ name: 'gatherings', due: 'programmes.due_gatherings', work: inviteToGatherings },
		{ name: 'rests', due: 'programmes.due_rests', work: letRest },
		{ name: 'old links', due: 'programmes.due_links', work: letOldLinksGo },
		{ name: 'old guests', due: 'programmes.due_guests', work: letGuestsGo },
		{ name: 'names at the door', due: 'programmes.due_arrivals', work: letArrivalsGo },
		{ name: 'old calls', due: 'programmes.due_calls', work: letCallsGo },
		{ name: 'days that are over', due: 'programmes.due_day_yes', work: letDaysGo },
		{ name: 'old interests', due: 'programmes.due_interests', work: letInterestsGo },
		{ name: 'referrals that wait', due: 'programmes.due_referrals', work: tellOfWaiting },
		{ name: 'old referrals', due: 'programmes.due_old_referrals', work: letReferralsGo },
		{ name: 'old messages of parents', due: 'programmes.due_parent_messages', work: letParentMessagesGo },
		{ name: 'old questions', due: 'programmes.due_questions', work: letOldQuestionsGo },
		{ name: 'old rounds', due: 'programmes.due_rounds', work: letOldRoundsGo },
		{ name: 'old marks', due: 'programmes.due_marks', work: letOldMarksGo },
		{ name: 'old slots', due: 'programmes.due_slots', work: letOldSlotsGo },
		{ name: 'old photos of receipts', due: 'programmes.due_claims', work: letOldPhotosGo },
		{ name: 'old imports', due: 'programmes.due_imports', work: letOldImportsGo },
		{ name: 'pockets', due: 'programmes.due_pockets', work: lookAfterPockets },
		{ name: 'quarters', due: 'programmes.due_area_figures', work: countQuarters },
		{ name: 'old writing', due: 'programmes.due_writing', work: letOldWritingGo },
		{ name: 'old notices', due: 'programmes.due_notices', work: letOldNoticesGo }
	],
	ways: [
		{
			href: '/today',
			label: m.programmes_way_today,
			shownTo: ['coordinator', 'facilitator', 'creche_worker'],
			beginsFor: ['facilitator', 'creche_worker']
		},
		{ href: '/manage', label: m.programmes_way_courses, shownTo: ['coordinator'], beginsFor: ['coordinator'] },
		{
			href: '/manage/areas',
			label: m.programmes_areas_title,
			shownTo: [],
			shownToAll: comparing,
			beginsFor: comparing
		}
	],
	merging: { bringTogether: bringPlacesTogether, isBuiltOn: arePlacesBuiltOn },
	ownData: { copyFor, endFor, eraseFor },
	keeps: {
		'programmes.arrival': 'names at the door',
		'programmes.wall_code': 'names at the door',
		'programmes.check_in': 'old rounds',
		'programmes.claim': 'old photos of receipts',
		'programmes.contribution': 'old slots',
		'programmes.imported': 'old imports',
		'programmes.mark': 'old marks',
		'programmes.said': 'old rounds',
		'programmes.shelf': 'old slots',
		'programmes.slot': 'old slots',
		'programmes.pocket': 'pockets',
		'programmes.pocket_mark': 'pockets',
		'programmes.writing_key': 'old writing',
		'programmes.page_text': 'old writing',
		'programmes.day_before': 'old links',
		'programmes.day_yes': 'days that are over',
		'programmes.offer_link': 'old links',
		'programmes.receipt': 'old links',
		'programmes.question': 'old questions',
		'programmes.guest': 'old guests',
		'programmes.interest': 'old interests',
		'programmes.referral': 'old referrals',
		'programmes.notice': 'old notices',
		'programmes.parent_message': 'old messages of parents'
	},
	sees
} satisfies Room;
