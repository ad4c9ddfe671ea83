import { expect } from 'vitest';
import { test, type SetScene } from './set-scene.ts';
import { Trial } from './trial.ts';
import { expected } from './who-sees.ts';

/** One way in which a concern would show to somebody who must not know, as a policy that opens it. */
interface Way {
	way: string;
	who: string;
	table: string;
	policy: string;
}

const seen = (table: string, condition: string) =>
	`drop policy sees on ${table}; create policy sees on ${table} for select to kith_app using (org_id = platform.org() and (${condition}))`;

const ways: Way[] = [
	{
		way: 'a coordinator reads the letters of others, alerts among them',
		who: 'coordinator',
		table: 'platform.letter',
		policy: "account_id = platform.actor() or platform.is('coordinator')"
	},
	{
		way: 'a coordinator reads an alert that was to be said by phone',
		who: 'coordinator',
		table: 'platform.letter',
		policy: "account_id = platform.actor() or (platform.is('coordinator') and sent_at is null)"
	},
	{
		way: 'she sees that the lead looked at a concern about her',
		who: 'parent',
		table: 'platform.access',
		policy: 'person_id = platform.actor() or actor_id = platform.actor()'
	},
	{
		way: 'whoever raised it sees what came of it',
		who: 'facilitator',
		table: 'platform.audit',
		policy: 'actor_id = platform.actor()'
	},
	{
		way: 'the lead sees in the trail that there is one about herself',
		who: 'safeguarding-lead',
		table: 'platform.audit',
		policy:
			"(actor_id = platform.actor() and kept_from is null) or (platform.is('safeguarding_lead') and action like 'safeguarding.%' and kept_from is not null)"
	},
	...['safeguarding.concern', 'safeguarding.entry', 'safeguarding.alert', 'safeguarding.apart'].map((table) => ({
		way: `the lead sees ${table} about herself, of conduct, and from which she is set apart`,
		who: 'safeguarding-lead',
		table,
		policy: "platform.is('safeguarding_lead')"
	}))
];

async function reached({ scene, ids }: SetScene, { who, table }: Way, fault?: string): Promise<string[]> {
	const trial = new Trial(scene, ids, who);
	const answer = await trial.within(() => trial.reach(table, 'see'), fault);
	if ('error' in answer) throw new Error(answer.error);
	return answer.keys;
}

for (const each of ways)
	test(`it does not happen, and is found when it does: ${each.way}`, async ({ set }) => {
		const may = expected(set.scene.rows, each.table, 'see', each.who, set.ids).sort();
		expect(await reached(set, each)).toEqual(may);
		const opened = await reached(set, each, seen(each.table, each.policy));
		expect(opened.length).toBeGreaterThan(may.length);
	});
