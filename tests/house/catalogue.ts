import type pg from 'pg';
import { ofCoproduction, ofEvaluation, ofSafeguarding } from './owners-rights.ts';

export { withoutTenant } from './owners-rights.ts';

/** Functions that run with the owner's rights, each with its reason. */
export const withOwnersRights: Record<string, string> = {
	...ofCoproduction,
	...ofEvaluation,
	...ofSafeguarding,
	'platform.enqueue': 'the app may ask for a job, not read the queue',
	'platform.hand_over_event': 'an outbox row becomes a job in the same transaction',
	'platform.hand_over_letter': 'a letter becomes a job in the same transaction',
	'platform.said': 'only the owner reads the key of the seal on who speaks',
	'platform.open_as': 'only the open_ functions may say who speaks',
	'platform.open_as_job': 'only the open_ functions may say who speaks',
	'platform.open_as_host': 'only the open_ functions may say who speaks',
	'platform.step_to_door': 'only the open_ functions may say who speaks',
	'platform.somebody_is': 'a page says whom to ring where nobody holds a role, never who does',
	'platform.has_set_up': 'the team page says whether somebody set up, never with what',
	'platform.may_answer':
		'whose yes counts depends on who gave whom a role, which a lead may not see whole; it answers yes or no',
	'platform.ask_for_appointment': 'an appointment begins now, and unanswered',
	'platform.answer_appointment':
		'an appointment is answered once, by whoever may; a yes gives the role, which nobody else can',
	'platform.goes_together': 'a role that does not go with one she holds is not given, whoever sees which',
	'platform.one_stays': 'the only lead is not taken away by one person',
	'platform.due_appointments': 'timed work asks in which organisations something is due: ids alone',
	'platform.due_letters': 'timed work asks in which organisations something is due: ids alone',
	'platform.send_again': 'a coordinator lets one letter be tried once more, and changes nothing else of it',
	'platform.close_after_role': 'a role that ends closes what it opened',
	'platform.allow': 'limits are counted by those who cannot read or reset them',
	'platform.shown_accounts': 'policies ask to whom belongs what is shown at the door',
	'platform.open_session': 'finds the session before the organisation is known',
	'platform.find_organisation': 'finds the organisation from an address',
	'platform.due_tidying': 'timed work asks in which organisations something is due: ids alone',
	'platform.due_news': 'timed work asks in which organisations something is due: ids alone',
	'programmes.forget_typed_children': 'whoever ends or answers an asking forgets its typed children, and reads none',
	'programmes.bring_typed_needs': 'whoever answers an asking brings what was typed of her needs, and reads none of it',
	'programmes.due_offers': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_reminders': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_gatherings': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_reunions': 'timed work asks in which organisations something is due: ids alone',
	'programmes.take_back_typed': 'the door takes back what was typed and never answered, and reads but since when',
	'programmes.followed': 'the link of a calendar opens the meetings of whoever made it, and nothing else of hers',
	'programmes.due_referrals': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_old_referrals': 'timed work asks in which organisations something is due: ids alone',
	'programmes.let_referrals_go':
		'timed work forgets with her referral whoever is known by nothing else: it may delete no account otherwise',
	'programmes.forget_lines': 'a coordinator to whom she said no deletes what was said of her, and reads none of it',
	'programmes.bring_referrals_together': 'what was written for somebody follows when two records of hers become one',
	'programmes.due_calls': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_guests': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_arrivals': 'timed work asks in which organisations something is due: ids alone',
	'programmes.guests_booked': 'a visitor reads how many guests are booked, and nothing of any of them',
	'programmes.due_day_yes': 'timed work asks in which organisations something is due: ids alone',
	'programmes.bring_days_together': 'what the other record said for a day goes when two become one, read by nobody',
	'programmes.bring_rounds_together': 'what somebody said in rounds follows when two records of hers become one',
	'programmes.bring_celebrations_together': 'what she adds to a celebration follows when two records become one',
	'creche.own_sittings': 'policies ask which sittings are of the speaker’s own circles',
	'programmes.due_interests': 'timed work asks in which organisations something is due: ids alone',
	'watch.answers':
		'the functions of the rota ask whether somebody can be woken; it answers yes or no, and the app cannot call it',
	'watch.handlers':
		'whoever keeps the rota reads the names of those who look after concerns, and whether they can be woken',
	'watch.shifts': 'whoever keeps the rota reads by name who is on duty',
	'watch.on_duty': 'the team reads who is on duty now and until when, and no other shift',
	'watch.due_tests': 'timed work asks in which organisations something is due: ids alone',
	'watch.due_old_shifts': 'timed work asks in which organisations something is due: ids alone',
	'creche.due_day_notes': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_parent_messages': 'timed work asks in which organisations something is due: ids alone',
	'programmes.let_interests_go':
		'timed work forgets with her wish whoever left nothing else: it may delete no account otherwise',
	'programmes.due_notices': 'timed work asks in which organisations something is due: ids alone',
	'programmes.notice_audience': 'timed work asks whom a notice is for, across lists that it reads nowhere else',
	'programmes.notice_fate':
		'those who coordinate read what became of a notice as numbers, and no reason why somebody is quiet',
	'programmes.due_marks': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_questions': 'timed work asks in which organisations something is due: ids alone',
	'programmes.wait_days': 'a visitor reads after how many days half of eight or more people came, of nobody',
	'programmes.names_shown': 'a visitor reads the first names that were given for this page, and no other row of them',
	'people.resting': 'whoever runs a circle reads the names, and nothing else, of those who rest in it',
	'people.come_back': 'whoever rests in a circle is of it again, by herself or by whoever runs it; nobody else is',
	'programmes.answer_day_before': 'the link of a letter says yes or no to being told, and reads nothing',
	'programmes.bring_door_together': 'what somebody said of a group follows when two records of hers become one',
	'programmes.who_rests': 'timed work asks who has not come for long: attendance itself it may not read',
	'programmes.due_rests': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_links': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_moves': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_changes': 'timed work asks in which organisations something is due: ids alone',
	'people.just_written': 'policies ask who is written down just now: a facilitator adds nobody else to her circle',
	'people.children_of': 'policies ask whose children a facilitator may expect in her crèche',
	'platform.hosts': 'names the hosts that organisations are asked for under, which anybody may try',
	'people.in_circles_of': 'policies ask who is in the speaker’s own circles',
	'people.children_today': 'policies ask which children are in the crèche today',
	'people.parents_today':
		'policies ask whose children are in the crèche today: a crèche worker reads these names alone',
	'people.today': 'policies ask which day it is where the organisation is; it tells nothing else',
	'people.move_sign_in':
		'a coordinator moves how a person of no role signs in, and reads nothing of it; whoever had the old mailbox is signed out',
	'people.confirm_own_address':
		'whoever opened the letter to a new address moves how she herself signs in there, and reads nothing of it',
	'people.signs_in': 'whether a code is needed is asked by those who may not see addresses; it answers yes or no',
	'people.forget_stranger':
		'the door takes back whom an unanswered form wrote down, where nothing else is known of her, and reads nothing of it',
	'people.coordinated': 'policies ask whom the coordinator of an area may know, and she reads no list of it',
	'people.children_coordinated': 'policies ask whose children those are',
	'people.note_need': 'only a trigger gives somebody what she typed that she needs, once she answered for it',
	'people.note_asker': 'only a trigger writes down that somebody asked for something in a circle',
	'people.forget_asker': 'only a trigger takes that down again, where a registration was another’s after all',
	'programmes.forget_asker': 'only a trigger takes that down again, where a registration was another’s after all',
	'programmes.note_asker': 'only a trigger writes down that somebody asked for something in a circle',
	'programmes.area_called':
		'a trigger asks which area somebody means who names it, at the door, where no run is seen that is a draft',
	'programmes.lay_in_area': 'a trigger: nobody who asks at the door may say in which area she is laid',
	'programmes.note_area_asker':
		'only a trigger writes down that somebody asked for something in an area, and takes it down again',
	'people.may_be_rung':
		'whoever coordinates is told who may be called, and may not read who is quiet or took back her yes',
	'platform.team_of': 'policies ask who works in the circles that somebody coordinates: names, and no more',
	'people.found':
		'a coordinator, who sees everybody or all of her areas, looks for people by an index that row policies keep from her',
	'people.say_again': 'the door, or her parent, says anew what a child of this name needs, and reads nothing of it',
	'people.say_allergies':
		'whoever minds a child today writes down what its parent said of allergies, and reads no more of it than she may',
	'people.may_merge': 'whether two records may be one depends on roles, which it does not tell; it answers yes or no',
	'programmes.own_imports': 'for policies: which imports came into areas that the speaker coordinates, ids alone',
	'programmes.may_take_back': 'whether an import is hers to look at and take back; it answers yes or no',
	'programmes.note_imported': 'whoever was brought into an area is known to its coordinator; reads nothing to anybody',
	'people.may_be_one':
		'whether it may be asked if two records are of one person depends on roles, on who was taken on and on what was said, none of which it tells; it answers yes or no',
	'people.due_likenesses': 'timed work asks in which organisations something is due: ids alone',
	'people.look_again': 'notes, in the same transaction, that a record is to be compared; nobody else writes there',
	'people.hold_back': 'the room by which somebody was written down says that she is compared with nobody yet',
	'people.take_on': 'the room by which somebody was written down says that she is compared like any other',
	'people.take_on_member': 'whoever belongs to a circle is compared like any other',
	'programmes.hold_referred': 'says of whoever was written for whether she was taken on; reads nothing',
	'people.bring_together': 'a coordinator brings two records together, and reads nothing of what others hold of them',
	'people.bring_children_together': 'a coordinator makes one child of two of one parent, and reads nothing of either',
	'people.seal_merge': 'the rows that were moved are read by nobody; how they stood is kept as a checksum',
	'people.record_of': 'whether somebody is still kept, and by which id; nothing else of her',
	'platform.open_pocket':
		'a phone without signal speaks before it is known for whom: it reads the grant that runs, and gives what open_session gives',
	'programmes.due_pockets': 'timed work asks in which organisations something is due: ids alone',
	'people.is_built_on': 'whether a moved row was changed since, without telling which; it answers yes or no',
	'people.take_apart': 'a coordinator puts rows of every room back, and reads none',
	'people.due_rulings': 'timed work asks in which organisations something is due: ids alone',
	'people.fall_quiet':
		'a trigger: what waits for a phone call is not said to somebody quiet, whoever told it for her and may change no letter',
	'people.is_quiet':
		'published for herself, timed work and what a link of hers shows: her own row, asked in rooms above',
	'people.note_contact_change':
		'a trigger: nobody who changes a way to reach somebody may leave the change out, or write one',
	'people.due_text_replies': 'timed work asks which organisations have answers to texts to let go; ids alone',
	'people.hear_no_more': 'whoever holds the link of a letter ends its topic, and sees nothing of the person',
	'people.keep_reply': 'what a provider signed is kept for coordinators; whoever brings it reads none of it',
	'people.last_text': 'what a provider signed belongs to the message that went last to a number; nobody else may ask',
	'people.text_failed': 'a provider says that one text did not arrive, and reads no letter',
	'people.quiet_shown':
		'whoever runs her groups is told that she is quiet where she lets them, and may not read the row, which says since when',
	'people.due_merges': 'timed work asks in which organisations something is due: ids alone',
	'programmes.bring_sessions_together': 'places for single meetings follow when two records of a person become one',
	'programmes.bring_together': 'places and attendance follow a person whose two records become one, as rows alone',
	'programmes.is_built_on': 'whether something was built on two records being one; it answers yes or no',
	'people.own_children': 'policies ask which children are the speaker’s own',
	'people.mark_passed_on': 'a message that was passed on is marked, which nobody may do by hand',
	'programmes.is_published': 'functions ask whether a cohort is public',
	'programmes.published': 'policies ask which cohorts are public, and to which gatherings the speaker is invited',
	'programmes.sessions_of': 'policies ask which sessions are of the speaker’s own circles',
	'programmes.circle_of_session': 'policies ask to which circle a session belongs',
	'programmes.places_taken': 'the public page shows a count',
	'programmes.waiting': 'the public page shows a count',
	'programmes.tell_creche_of_meeting':
		'whoever plans a meeting writes no sitting by hand: the crèche hears of it by this alone',
	'programmes.tell_creche_of_run': 'whoever publishes a run writes nothing in the crèche by hand',
	'creche.bars': 'those who mind a child learn whom it must not go with, and no more; her parent nothing',
	'creche.leaders': 'a crèche worker may not read who leads; only the name that is typed is compared with theirs',
	'creche.sittings_of': 'policies ask which sittings are of the speaker’s own circles',
	'creche.taken': 'the public page shows a count',
	'creche.team': 'those who mind the children see how many of them there are, not who',
	'programmes.told': 'whether she was told of her own offer, for those who read no letters',
	'programmes.way_online': 'whoever comes gets the link when it is time, and reads no table',
	'programmes.turn': 'her own position on the waiting list, without the others',
	'programmes.apologies': 'timed work, and whoever rings, spare those who said they cannot come',
	'programmes.exercises_given': 'a parent reads the exercises of booklets that her groups were given',
	'programmes.booklet_openings': 'whoever coordinates reads how many opened a booklet, and not who',
	'programmes.own_circles': 'policies ask to which circles whoever speaks belongs, and no more of them',
	'programmes.own_invitations': 'policies ask to which gatherings whoever speaks is invited, and no more of them',
	'programmes.own_finished':
		'whoever speaks learns which programmes she may stay in touch with, from her own lines alone',
	'programmes.goals_of_group': 'whoever comes to a group reads what others share with it, and not who',
	'programmes.count_goals': 'those who run a group read how many have a goal, from eight on, and not who',
	'programmes.has_led':
		'those who run a circle learn that somebody of it has led before, and no more of her other groups',
	'programmes.planned_with': 'a parent reads what she is called who plans with her, and no more of her',
	'programmes.shelf_of': 'whoever comes to a group reads what stands on its shelf, and not who put it there',
	'people.was_just_written': 'whoever brings a list in may not see all whom it names',
	'people.circle_of': 'whoever brings a register in sees no membership of others',
	'programmes.let_days_pass': 'whoever lets a family go reads nothing of what it said',
	'programmes.plan_slots_again': 'whoever calls a meeting off sees no offer of a parent by it',
	'programmes.let_slots_pass': 'whoever lets somebody go from a run sees nothing of what she offered',
	'programmes.contributions_of': 'whoever comes to a group reads what it adds to its celebration, and not who added it',
	'programmes.free_part': 'whoever steps back is named in no plan any more, and writes no plan by hand',
	'programmes.due_slots': 'timed work asks in which organisations something is due: ids alone',
	'programmes.count_accepted': 'those who run a group read how many said yes to its agreement, and not who',
	'programmes.waited_sessions': 'her own lines say for which meetings she waits, and so what she may read meanwhile',
	'programmes.own_sessions': 'her own lines say which meetings are hers, whatever else of those meetings she may see',
	'programmes.quarters_to_count': 'timed work asks which quarters it has still to count: days alone',
	'programmes.quarter_heads': 'timed work reads how many were counted at the meetings of a quarter',
	'programmes.due_area_figures': 'timed work asks in which organisations something is due: ids alone',
	'programmes.quarter_lines': 'timed work counts who came in a quarter, and may read no register otherwise',
	'programmes.quarter_counts':
		'timed work counts who was referred, called or given money back, and may read none of it otherwise',
	'programmes.plan_without_people':
		'whoever leads a programme reads what is planned, and not who leads it, which the table would show her',
	'programmes.due_writing': 'timed work asks in which organisations something is due: ids alone',
	'programmes.away_children': 'the crèche list leaves out a child whose parent cannot come, and tells no more of her',
	'platform.put_circle_in': 'only a trigger says in which circles one lies; the web’s login may not',
	'platform.hold_in_new': 'whoever makes a circle in one of hers holds it at once; only a trigger calls it',
	'programmes.lay_in_circles': 'a run lies in the circles of its area and partner, whoever writes it',
	'programmes.lay_run_in_circles': 'a run lies in the circles of its area and partner, whoever writes it',
	'programmes.lay_sessions_in_circles': 'until when a run counts follows its meetings, whoever writes them',
	'programmes.built_on_import':
		'a coordinator learns what keeps an import from being taken back, also where she reads none of it',
	'programmes.take_import_back':
		'what an import made goes as it came, unless something was built on it; the app removes no person by hand',
	'programmes.take_people_back': 'the same, of the people, some at a time',
	'programmes.due_claims': 'timed work asks in which organisations something is due: ids alone',
	'programmes.due_imports': 'timed work asks in which organisations something is due: ids alone',
	'programmes.is_own_meeting': 'the rounds ask it whether a meeting is of whoever speaks',
	'programmes.hears_meeting': 'the numbers of the rounds ask it who runs the circle, or whose the meeting is',
	'programmes.weather_of': 'those who run a circle or come to it see counts of five and more, not who',
	'programmes.count_said': 'as weather_of',
	'programmes.said_in': 'whoever was of a circle when it met reads what others share with it, and not who',
	'programmes.due_rounds': 'timed work asks in which organisations something is due: ids alone'
};

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'pg_toast', 'public')`;

/** What the database itself says that breaks a law, by law; every list is empty in a sound house. */
export const laws: Record<string, string> = {
	'row security is enabled and forced on every table': `select n.nspname || '.' || c.relname as breach from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`,
	'every table has a policy for each command the app may use': `select t.table_schema || '.' || t.table_name || ' ' || t.privilege_type as breach
		from information_schema.table_privileges t join pg_class c on c.relnamespace::regnamespace::text = t.table_schema and c.relname = t.table_name and c.relkind in ('r', 'p')
		where t.grantee = 'kith_app' and t.table_schema not in ('graphile_worker', 'migrations', 'public')
			and not exists (select from pg_policies p where p.schemaname = t.table_schema and p.tablename = t.table_name and p.cmd = t.privilege_type)`,
	'a policy names its command, its role and both its sides': `select schemaname || '.' || tablename || ' ' || policyname as breach from pg_policies
		where schemaname not in ('graphile_worker') and (cmd = 'ALL' or roles <> '{kith_app}' or permissive <> 'PERMISSIVE'
			or (cmd in ('SELECT', 'UPDATE', 'DELETE') and qual is null) or (cmd in ('INSERT', 'UPDATE') and with_check is null))`,
	'one policy a command: none widens another': `select schemaname || '.' || tablename || ' ' || cmd as breach from pg_policies where schemaname <> 'graphile_worker'
		group by schemaname, tablename, cmd having count(*) > 1`,
	'every policy asks the organisation first': `select schemaname || '.' || tablename || ' ' || policyname as breach from pg_policies
		where schemaname <> 'graphile_worker' and coalesce(qual, with_check) not like '%platform.org()%'`,
	'the app may not truncate, reference, trigger or own': `select table_schema || '.' || table_name || ' ' || privilege_type as breach from information_schema.table_privileges
		where grantee = 'kith_app' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
		union all select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner where r.rolname = 'kith_app'`,
	'the app is no superuser and bypasses nothing, nor is a member of one that does': `select rolname as breach from pg_roles
		where (rolname = 'kith_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb))
			or (rolname <> 'kith_app' and pg_has_role('kith_app', oid, 'member'))`,
	'views speak with the rights of whoever asks': `select n.nspname || '.' || c.relname as breach from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where ${ours} and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions::text like '%security_invoker=true%' or c.reloptions::text like '%security_invoker=on%', false)))`,
	'functions with the owner’s rights have a fixed path and are not public': `select n.nspname || '.' || p.proname as breach from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where ${ours} and p.prosecdef and (p.proconfig is null or p.proconfig::text not like '%search_path=pg_catalog, pg_temp%' or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0))`,
	'foreign keys carry the organisation': `select conrelid::regclass || ' ' || conname as breach from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
		where k.contype = 'f' and ${ours} and k.confrelid <> 'platform.organisation'::regclass
			and not exists (select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine and a.attname = 'org_id'
				join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs and b.attname in ('org_id', 'id'))`,
	'what is unique is unique within an organisation': `select i.indrelid::regclass || ' ' || i.indexrelid::regclass as breach from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
		where ${ours} and i.indisunique and c.relname not in ('organisation', 'tally', 'session', 'pass')
			and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) <> 'org_id'`,
	'what goes with a person or a course is found by an index, not by reading all there is': `select k.conrelid::regclass || ' ' || k.conname as breach from pg_constraint k
		join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
		where k.contype = 'f' and k.confdeltype = 'c' and ${ours} and not exists (select from pg_index i where i.indrelid = k.conrelid
			and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
			and k.conkey @> (i.indkey::int2[])[0:cardinality(k.conkey) - 1] and k.conkey <@ (i.indkey::int2[])[0:cardinality(k.conkey) - 1])`,
	'every table says what it is for': `select n.nspname || '.' || c.relname as breach from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and ${ours} and obj_description(c.oid) is null`,
	'no room keys into a room it may not use': `select k.conrelid::regclass || ' → ' || k.confrelid::regclass as breach from pg_constraint k
		join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
		where k.contype = 'f' and ${ours} and n.nspname <> fn.nspname and (fn.nspname in ('safeguarding', 'evaluation') or n.nspname = 'platform' or (n.nspname = 'people' and fn.nspname <> 'platform'))`
};

/** What breaks a law in this database. */
export async function breaches(client: pg.Client, law: string): Promise<string[]> {
	const { rows } = await client.query<{ breach: string }>(laws[law] ?? '');
	return rows.map((row) => row.breach);
}
