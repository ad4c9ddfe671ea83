// The ways in which it could get out that somebody worried, each as what opens it, in either world alike.

/** A policy that lets somebody see more. */
const seen = (table: string, condition: string) =>
	`drop policy sees on ${table}; create policy sees on ${table} for select to kith_app using (org_id = platform.org() and (${condition}))`;

/** Whoever finds it, by her name in the scene, and what opens it. */
export interface Leak {
	way: string;
	who: 'parent' | 'facilitator' | 'coordinator' | 'lead-elsewhere' | 'struck' | 'struck-conduct';
	opens: string;
	/** The page on which it shows too, and what shuts it again. */
	page?: string;
	shuts?: string;
}

const ofAccess = "(person_id = platform.actor() and what not like 'safeguarding.%') or actor_id = platform.actor()";

const aboutHer = '(select count(*) from safeguarding.concern c where c.org_id = p.org_id and c.person_id = p.id)';

/** What safeguarding leads see, or conduct leads, but for what one of the rules adds to it. */
const onWall = (role: string, wall: string) =>
	`platform.is('${role}') and person_id is distinct from platform.actor() and wall = '${wall}'`;

export const leaks: Leak[] = [
	{
		way: 'set apart: a lead who was struck out has a row of it',
		who: 'struck',
		opens: seen('safeguarding.concern', onWall('safeguarding_lead', 'safe'))
	},
	{
		way: 'set apart: a conduct lead who stepped aside has a row of it',
		who: 'struck-conduct',
		opens: seen('safeguarding.concern', onWall('conduct_lead', 'conduct'))
	},
	{
		way: 'two walls: a safeguarding lead sees that there is something of conduct',
		who: 'struck',
		opens: seen('safeguarding.concern', onWall('safeguarding_lead', 'conduct'))
	},
	{
		way: 'two walls: a conduct lead sees what is about parents',
		who: 'struck-conduct',
		opens: seen('safeguarding.concern', onWall('conduct_lead', 'safe'))
	},
	{
		way: 'set apart: she sees that somebody is',
		who: 'struck',
		opens: seen('safeguarding.apart', 'account_id = platform.actor()')
	},
	{
		way: 'the trail: a lead reads that something was sent or opened that she can’t find',
		who: 'struck',
		opens: seen(
			'platform.audit',
			"platform.is('safeguarding_lead') and action like 'safeguarding.%' and kept_from is distinct from platform.actor()"
		)
	},
	{
		way: 'lists: coordinators see that one exists',
		who: 'coordinator',
		opens: seen('safeguarding.concern', "platform.is('coordinator')")
	},
	{
		way: 'the chronology: whoever runs a group reads it',
		who: 'facilitator',
		opens: seen('safeguarding.entry', 'true')
	},
	{
		way: 'the rota of alerts: whoever runs a group sees that somebody is told',
		who: 'facilitator',
		opens: seen('safeguarding.alert', 'true')
	},
	{
		way: 'counts: a figure stands beside a name',
		who: 'coordinator',
		opens: `update people.person p set called = called || ' (' || ${aboutHer} || ')'`,
		page: '/manage/people?q=CNRY',
		shuts: "update people.person set called = regexp_replace(called, ' \\(\\d+\\)$', '')"
	},
	{
		way: 'a placeholder: a mark stands where nothing may be said',
		who: 'facilitator',
		opens: `update people.person p set called = called || '…' where ${aboutHer} > 0`,
		page: '/sessions/[session]',
		shuts: "update people.person set called = rtrim(called, '…')"
	},
	{
		way: 'letters: a coordinator sees alerts that did not go',
		who: 'coordinator',
		opens: seen('platform.letter', "account_id = platform.actor() or (platform.is('coordinator') and sent_at is null)")
	},
	{
		way: 'letters: an alert is called as something else',
		who: 'coordinator',
		opens: "update platform.letter set kind = 'example', withheld = 'returned' where kind like 'safeguarding.%'",
		page: '/manage/phone',
		shuts: "update platform.letter set kind = 'safeguarding.alert', withheld = null where data ->> 'to' = 'lead'"
	},
	{
		way: 'who looked: she sees that a lead looked',
		who: 'parent',
		opens: seen('platform.access', 'person_id = platform.actor() or actor_id = platform.actor()'),
		page: '/me/about-me/copy.json',
		shuts: seen('platform.access', ofAccess)
	},
	{
		way: 'the trail: what is done about a concern is seen by the team',
		who: 'facilitator',
		opens: seen('platform.audit', "platform.actor() is not null and action like 'safeguarding.%'")
	},
	{
		way: 'news: that an answer meant danger is seen',
		who: 'coordinator',
		opens: seen('platform.event', "platform.is('coordinator')")
	},
	{
		way: 'another charity: its lead sees ours',
		who: 'lead-elsewhere',
		opens: `drop policy sees on safeguarding.concern;
			create policy sees on safeguarding.concern for select to kith_app using (platform.is('safeguarding_lead'))`
	}
];
