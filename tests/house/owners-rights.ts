/** Tables that belong to no organisation, each with its reason. */
export const withoutTenant: Record<string, string> = {
	'platform.seal': 'the key of the seal on who speaks is the installation’s',
	'platform.tally': 'limits hold before an organisation is known; keys are hashed'
};

/** Functions of the secret ballot that run with the owner’s rights, each with its reason. */
export const ofCoproduction: Record<string, string> = {
	'coproduction.own_projects': 'policies ask to which projects the speaker belongs',
	'coproduction.told_decisions': 'policies ask in which votes the speaker tells',
	'coproduction.decisions_of': 'policies ask which decisions are of projects that the speaker runs',
	'coproduction.drafts': 'policies ask which drafts the speaker may write',
	'coproduction.group_decisions': 'policies ask which decisions are of the speaker’s own projects',
	'coproduction.public_decisions': 'policies ask whose result anybody may read',
	'coproduction.own_rolls': 'policies ask which lines of rolls are the speaker’s own',
	'coproduction.own_decisions': 'policies ask on which rolls the speaker is',
	'coproduction.shown_rolls': 'policies ask whose link to vote was shown',
	'coproduction.shown_decisions': 'policies ask to which vote the link or the slip belongs that was shown',
	'coproduction.shown_projects': 'policies ask whose project a vote is that the speaker may vote or tell in',
	'coproduction.open_decisions': 'policies ask which votes are open',
	'coproduction.write_roll': 'whoever opens a vote writes its roll, and reads nobody on it',
	'coproduction.would_be_on': 'whoever writes a draft reads how many would be on its roll, and not who',
	'coproduction.roll_size': 'whoever sees a vote reads how many are on its roll, and not who',
	'coproduction.additions': 'whoever sees a vote reads when and why somebody was added, and not who',
	'coproduction.names_on_roll': 'the tellers of an open vote read the names on its roll, and nothing else of anybody',
	'coproduction.takes_papers': 'whether a vote takes papers, asked by whoever casts and sees no row of it; yes or no',
	'coproduction.put_in_urn': 'a paper is put in by whoever can read none',
	'coproduction.in_urn': 'whether a paper lies under a mark; yes or no, to whoever has the key of the urn',
	'coproduction.took_slip': 'whether a slip was taken under a mark; yes or no, to whoever has the key of the urn',
	'coproduction.about_in_urn': 'whoever sees an open vote reads about how many papers are in, in fives',
	'coproduction.take_slip': 'a teller ticks the roll, and puts in a paper that she can’t read again',
	'coproduction.give_slip_back': 'a teller takes a tick back, and with it a paper that says nothing else',
	'coproduction.say_all_typed': 'a teller says that the slips are typed, and may change nothing else of the vote',
	'coproduction.put_slip_in_urn': 'what two tellers read is put in by whoever can read no paper',
	'coproduction.take_out_of_urn': 'a paper goes with whose it is, unread',
	'coproduction.close_urn': 'closing alone takes papers out, when no other can come in',
	'coproduction.empty_urn': 'closing deletes marks and papers, which nobody may otherwise',
	'coproduction.letters_of': 'those who run a vote read what became of its letters as numbers',
	'coproduction.bring_together': 'two records of one person have one line on a roll; whoever joins them reads no roll',
	'coproduction.due_votes': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.due_rolls': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.own_campaigns': 'policies ask for which campaigns the speaker listens',
	'coproduction.campaigns_of': 'policies ask which campaigns are of projects that the speaker runs',
	'coproduction.group_campaigns': 'policies ask which campaigns are of the speaker’s own projects',
	'coproduction.open_campaigns': 'policies ask which campaigns are not closed',
	'coproduction.own_drafts': 'policies ask which notes the speaker has begun',
	'coproduction.own_notes': 'policies ask which notes the speaker wrote down and still sees',
	'coproduction.notes_of': 'policies ask which notes are of projects that the speaker runs',
	'coproduction.answered': 'the people of a project read the answer to what was reported, and not what was said of it',
	'coproduction.hide_kept_card': 'those who run a project take a card off a kept board, which stands otherwise',
	'coproduction.handed_in': 'policies ask which notes were handed in, for whoever reads all of them',
	'coproduction.bands':
		'whoever belongs to a project or listens for it reads how well a group was heard, and no number',
	'coproduction.bring_listening_together':
		'two records of one person listen once; whoever joins them reads no note’s teller',
	'coproduction.open_lists': 'policies ask which lists of options the speaker may still write',
	'coproduction.suggestible': 'policies ask for which decisions names are gathered at this moment',
	'coproduction.own_suggestions': 'policies ask what the speaker suggested under her account',
	'coproduction.shown_suggestions': 'policies ask whose receipt was shown',
	'coproduction.suggested': 'whoever sees a list reads which names were signed, and none that was not',
	'coproduction.option_of': 'whoever made a suggestion reads what it became on the list',
	'coproduction.alike_with':
		'whoever is asked whether two suggestions are one reads the words of the other, and not whose they are',
	'coproduction.say_alike':
		'whoever made a suggestion says whether it may be joined, and may change nothing else of it',
	'coproduction.forget_suggestions': 'somebody who is forgotten leaves what is on a list without her',
	'coproduction.bring_suggestions_together':
		'two records of one person suggested what is one person’s; whoever joins them reads none of it',
	'coproduction.read_boards': 'policies ask which kept boards the speaker reads',
	'coproduction.joined_boards': 'policies ask whose code was shown, of boards that are open',
	'coproduction.screen_came': 'a borrowed screen, which is nobody, notes that it came with its code',
	'coproduction.screened_boards': 'policies ask which board a borrowed screen may show now',
	'coproduction.unkept_boards': 'policies ask which boards of the speaker’s can still be written',
	'coproduction.unopened_boards': 'policies ask which boards of the speaker’s nobody has opened yet',
	'coproduction.calls_of': 'policies ask which calls are of projects that the speaker runs',
	'coproduction.told_calls': 'policies ask which calls anybody may read',
	'coproduction.open_calls': 'policies ask for which calls one can apply today',
	'coproduction.draft_calls': 'policies ask which calls the speaker may still write',
	'coproduction.unrated_calls': 'policies ask which panels the speaker may still name',
	'coproduction.shown_applications': 'policies ask whose receipt was shown, of an application',
	'coproduction.own_seats': 'policies ask which seats the speaker has on panels',
	'coproduction.panel_calls': 'policies ask on which panels the speaker sits',
	'coproduction.panel_applications': 'policies ask which applications are before a panel of the speaker’s',
	'coproduction.panel_reads': 'policies ask which of these the speaker has no interest in',
	'coproduction.rated_applications':
		'policies ask of which applications all ratings are in, and tell nobody who gave one',
	'coproduction.short_calls': 'policies ask which panels somebody may still join, and tell nobody who has an interest',
	'coproduction.marks_late': 'whoever joins a panel that rates came late, whatever is sent',
	'coproduction.asked_to_meet': 'policies ask whose panel wants to meet whoever showed a receipt',
	'coproduction.keeps_interview': 'a time to meet is one person’s, who is asked to meet, whoever writes',
	'coproduction.keeps_engagement': 'an offer stands as it was read, and nobody says yes for another, whoever writes',
	'coproduction.shown_work': 'policies ask which work whoever showed a receipt said yes to',
	'coproduction.keeps_handed_hours': 'hours that were offered are answered once, whoever writes',
	'coproduction.keeps_hours': 'hours are of days that were worked, and confirmed ones stand, whoever writes',
	'coproduction.hour_totals':
		'those who run a project and whoever evaluates read how long was worked in all, and no hours of anybody',
	'coproduction.keeps_engaged': 'an application from which work came stays, whoever deletes',
	'coproduction.numbers_application': 'whoever applies gets the next number of the call, and reads no application',
	'coproduction.shows_answer': 'an answer is shown as its question says, whoever sends it and reads no question',
	'coproduction.keeps_panel': 'a panel that rates stays as it is, whoever writes',
	'coproduction.keeps_rating': 'a rating is held to whether all are in, whoever gave it',
	'coproduction.forget_panellist': 'somebody who is forgotten leaves her ratings without her',
	'coproduction.bring_panels_together': 'two records of one person sit on one person’s panels',
	'coproduction.due_applications': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.due_replies': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.due_notes': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.due_reported': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.due_stakeholders': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.read_projects': 'policies ask whose themes the speaker reads',
	'coproduction.public_projects': 'policies ask of which projects anybody may know',
	'coproduction.marks_passage':
		'a passage is held to the words of its note and the project of its theme, and the thread follows it',
	'coproduction.unmarks_answer':
		'words that are taken back take what was marked in them along, whoever takes them back',
	'coproduction.behind': 'whoever reads a theme reads how many stand behind it, from five on, and no note',
	'coproduction.public_promises': 'policies ask which promises anybody may read',
	'coproduction.public_criteria': 'policies ask which criteria of success anybody may read',
	'coproduction.goals_to_choose':
		'whoever comes to a run reads which goals parents chose for it, and nothing else of their project',
	'coproduction.public_themes': 'policies ask which themes anybody may read',
	'coproduction.notes_behind': 'functions of this schema alone count the notes that something rests on',
	'coproduction.people_behind':
		'whoever reads a promise, a criterion, a decision or a theme reads how many stand behind it, from five on, and no note',
	'coproduction.keeps_promise': 'what is published keeps how many stood behind it, whoever publishes it',
	'coproduction.counts_taken_back': 'what is taken back is counted beside what was published, whoever takes it back',
	'coproduction.became': 'whoever has a code reads what became of its note, and nothing of the note',
	'coproduction.became_digest': 'timed work asks whether anything changed, and reads nothing of it',
	'coproduction.follow_note': 'she alone puts the note of a code on her own page, and may change nothing else of it',
	'coproduction.unfollow_note': 'she alone takes a note off her own page, and may change nothing else of it',
	'coproduction.due_words': 'timed work asks in which organisations something is due: ids alone',
	'coproduction.workshop_turnout':
		'whoever reads the plan of a workshop reads how many were booked and came, and nobody of them',
	'coproduction.bring_plans_together':
		'two records of one person lead what is one person’s; whoever joins them reads none of it',
	'coproduction.draft_versions': 'policies ask which drafts of documents the speaker may write',
	'coproduction.read_versions': 'policies ask which versions of her projects’ documents the speaker reads',
	'coproduction.read_documents': 'policies ask of which documents the speaker reads a version',
	'coproduction.open_versions': 'policies ask to which versions the speaker may say something now',
	'coproduction.comments_read':
		'whoever reads a document reads what was said to it once a person has read it, and not who said it',
	'coproduction.comments_told':
		'whoever walks the thread of a change comes to what was said and read by a person, and not to who said it',
	'coproduction.draft_consultations': 'policies ask which consultations the speaker may still write',
	'coproduction.shown_consultations':
		'policies ask which consultations are shown at the door and to the people of a project',
	'coproduction.asking': 'policies ask in which consultations somebody can reply today',
	'coproduction.own_replies': 'policies ask which replies the speaker gave under her account',
	'coproduction.replies_coming':
		'policies ask which replies can still be written, by how they come; whoever replies reads none',
	'coproduction.replies_to_draw':
		'whoever replies draws the picture that everybody sees, once five more are in, from answers with nobody beside them',
	'coproduction.keep_picture': 'a picture is kept only when it is due; nobody writes it by hand',
	'coproduction.reply_words': 'whoever sees the picture reads own words that a person has read, and not who wrote them',
	'coproduction.bring_replies_together':
		'two records of one person replied as one person; whoever joins them reads none of it',
	'coproduction.forget_replies': 'somebody who is forgotten leaves what she chose without her once it is over',
	'coproduction.bring_comments_together':
		'two records of one person said what is one person’s; whoever joins them reads none of it',
	'coproduction.forget_comments': 'somebody who is forgotten leaves what led to a change without her',
	'coproduction.bring_guides_together':
		'two records of one person wrote what one person wrote; whoever joins them reads none of it',
	'coproduction.quotes': 'whoever reads a theme reads words that were given to her, and nothing of the note'
};

/** Functions of evaluation that run with the owner’s rights, each with its reason. */
export const ofEvaluation: Record<string, string> = {
	'evaluation.shown_invitations': 'policies ask which link was shown',
	'evaluation.shown_editions': 'policies ask which published report the shown link opens',
	'evaluation.shown_responses': 'policies ask what was begun by the link that was shown',
	'evaluation.has_begun': 'the door asks whether there are answers, and reads none',
	'evaluation.due_waves': 'timed work asks in which organisations something is due: ids alone',
	'evaluation.due_links': 'timed work asks in which organisations something is due: ids alone',
	'evaluation.bring_together': 'pseudonyms of one person become one; whoever brings them together reads no answer',
	'evaluation.shown_run': 'whoever was shown the link of a report may know of which run it is: its id alone',
	'evaluation.helped': 'policies ask in which evaluations the speaker helps',
	'evaluation.collected': 'policies ask for which evaluations the speaker collects',
	'evaluation.occasions_read': 'policies ask which sessions are of evaluations in which the speaker helps',
	'evaluation.occasions_held': 'policies ask at which sessions the speaker may collect',
	'evaluation.late_starts': 'every plan reckons with how late sessions of the organisation began: minutes alone',
	'evaluation.own_participant': 'policies ask which pseudonym is the speaker’s own',
	'evaluation.own_responses': 'policies ask which answers are the speaker’s own',
	'evaluation.own_invitations': 'policies ask which invitations are the speaker’s own',
	'evaluation.flow': 'those who run a course see counts, not answers'
};

/** Functions of safeguarding that run with the owner’s rights, each with its reason. */
export const ofSafeguarding: Record<string, string> = {
	'safeguarding.bring_together':
		'a concern follows the person, and whoever brings records together learns nothing of it',
	'safeguarding.sees':
		'policies ask whether the speaker reads a concern: none about herself or from which she is set apart',
	'safeguarding.apart_from': 'policies ask from which concerns the speaker is set apart, of which she sees nothing',
	'safeguarding.naming_handlers':
		'policies ask which concerns name somebody who reads them: conduct leads read those too',
	'safeguarding.sees_told': 'the policy of the trail asks whether the speaker reads the concern of which a line tells',
	'safeguarding.handlers': 'timed work, and whoever reads a concern, ask who else does',
	'safeguarding.hearers': 'timed work asks who is told of a concern, of which it may not say anything',
	'safeguarding.set_myself_apart': 'whoever reads a concern steps aside, and has no row of it to write that down',
	'safeguarding.called': 'a conduct lead reads the names in a concern that is hers to read, and no other name',
	'safeguarding.child_called':
		'a conduct lead reads the name of the child whom a concern is about that is hers to read',
	'safeguarding.open_concern': 'one concern with its alerts; the app cannot call it',
	'safeguarding.wait_again': 'alerts anew of one that a lead gave back',
	'safeguarding.due_left_behind': 'timed work asks in which organisations something is due: ids alone',
	'safeguarding.bring_back': 'timed work lets a concern wait again whose reader is gone, and reads nothing of it',
	'safeguarding.who_hears': 'whoever raises a concern is told which role hears of it, never who holds it',
	'safeguarding.readers': 'whoever is worried about somebody who reads concerns can choose her: names alone',
	'safeguarding.raise_concern': 'the team raises a concern and learns nothing of it',
	'safeguarding.hear': 'opens a concern in the transaction of the answer'
};
