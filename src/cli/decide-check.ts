import pg from 'pg';
import { m } from '#messages';
import { countKept, type KeptBallot } from '#rooms/coproduction/count/fold.ts';
import type { VoteMethod, VoteTieRule } from '#rooms/coproduction/decision/form.ts';
import { listUrnKeys } from '#rooms/coproduction/urn/key.server.ts';
import { answer, type Out } from './out.ts';
import { dataDirThere, withHouse } from './place.ts';

/** A vote that was counted, looked at again. */
export interface CheckedVote {
	id: string;
	papers: number;
	receipts: number;
	/** Counted again it is the same to the byte, and papers and receipts add up. */
	same: boolean;
	key: 'gone' | 'there';
}

/** Every vote, looked at. */
export interface CheckedVotes {
	open: number;
	counted: CheckedVote[];
	/** Open votes whose key is not there: they are to be held again. */
	lost: string[];
	/** Votes that are over, counted or void, whose key lies there still. */
	outlived: string[];
}

/** Counts each vote again from what was kept of its papers, and looks whether its key is gone. Exit 1 where anything is not as it should be. */
export async function checkDecisions(given: { data?: string; json: boolean }, out: Out): Promise<number> {
	const dataDir = dataDirThere(given.data);
	const checked = await withHouse(dataDir, ({ database }) => checkVotes(database.ownerUrl, dataDir));
	const { open, counted, lost, outlived } = checked;
	answer(out, given.json, { open, counted }, inWords(checked));
	for (const id of lost) out.stderr(`${m.counting_check_lost({ id })}\n`);
	for (const id of outlived) out.stderr(`${m.counting_check_outlived({ id })}\n`);
	return isWell(checked) ? 0 : 1;
}

/** Whether nothing is wrong with any vote. */
export function isWell({ counted, lost, outlived }: CheckedVotes): boolean {
	return counted.every(({ same, key }) => same && key === 'gone') && !lost.length && !outlived.length;
}

function inWords({ open, counted }: CheckedVotes): string {
	const lines = counted.map(({ id, papers, receipts, same, key }) =>
		[
			id,
			m.counting_check_papers({ papers, receipts }),
			same ? m.counting_check_same() : m.counting_check_differs(),
			key === 'gone' ? m.counting_check_key_gone() : m.counting_check_key_there()
		].join('  ')
	);
	return [m.counting_check_open({ open }), ...lines].join('\n');
}

interface OverVote {
	id: string;
	state: string;
	key_gone: boolean;
	method: VoteMethod;
	places: number;
	tie_rule: VoteTieRule;
	papers: number;
	by_phone: number;
	exchanged: number;
	result: string | null;
	receipts: string[];
	seed: string;
	kept: KeptBallot[];
}

/** Looks at every vote of an installation, as the owner of its database. */
export async function checkVotes(ownerUrl: string, dataDir: string): Promise<CheckedVotes> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		const [open, over] = [await openVotes(owner), await overVotes(owner)];
		const keys = new Set(await listUrnKeys(dataDir));
		const counted: CheckedVote[] = [];
		for (const vote of over.filter(({ state }) => state !== 'void')) counted.push(await checkOne(vote, keys));
		const outlived = over.filter(({ id, key_gone }) => !key_gone || keys.has(id)).map(({ id }) => id);
		return { open: open.length, counted, lost: open.filter((id) => !keys.has(id)), outlived };
	} finally {
		await owner.end();
	}
}

async function openVotes(owner: pg.Client): Promise<string[]> {
	const { rows } = await owner.query<{ id: string }>(
		`select id from coproduction.decision
			where state = 'open' order by id`
	);
	return rows.map(({ id }) => id);
}

async function overVotes(owner: pg.Client): Promise<OverVote[]> {
	const { rows } =
		await owner.query<OverVote>(`select d.id, d.state, d.key_gone_at is not null as key_gone, d.method, d.places,
		d.tie_rule, c.papers, c.by_phone, c.exchanged, c.result, c.receipts, encode(c.seed, 'hex') as seed,
		coalesce((select jsonb_agg(jsonb_build_object('pattern', k.pattern, 'n', k.n) order by k.pattern) from coproduction.kept_ballot k
			where k.org_id = d.org_id and k.decision_id = d.id), '[]') as kept
		from coproduction.decision d left join coproduction.count c on c.org_id = d.org_id and c.decision_id = d.id
		where d.opened_at is not null and d.state <> 'open' order by d.counted_at, d.id`);
	return rows;
}

async function checkOne(vote: OverVote, keys: ReadonlySet<string>): Promise<CheckedVote> {
	const { id, papers, receipts } = vote;
	const addsUp = receipts?.length === vote.by_phone + vote.exchanged;
	const key = vote.key_gone && !keys.has(id) ? 'gone' : 'there';
	return { id, papers, receipts: receipts?.length ?? 0, same: addsUp && (await countsTheSame(vote)), key };
}

/** Where too few papers were in, nothing was kept to count again, and nothing may be. */
async function countsTheSame({ method, places, tie_rule, result, seed, kept, papers }: OverVote): Promise<boolean> {
	if (result === null) return kept.length === 0;
	const names = (JSON.parse(result) as { options: { name: string }[] }).options.map(({ name }) => name);
	const again = await countKept({ title: '', method, places, tieRule: tie_rule, options: names, seed }, kept);
	return JSON.stringify(again) === result && kept.reduce((sum, { n }) => sum + n, 0) === papers;
}
