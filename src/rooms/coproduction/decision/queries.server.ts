import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { DecisionFields, NamesWanted, NoGoRule } from './form.ts';

export type DecisionState = 'drafting' | 'suggesting' | 'no-go' | 'open' | 'counted' | 'adopted' | 'void';
/** Why a vote whose time is over is not counted yet. */
export type HeldWhy = 'more-slips' | 'to-type' | 'differs' | 'strange' | 'lost';

/** Something that is decided in a project. */
export interface ProjectDecision extends DecisionFields {
	id: string;
	projectId: string;
	kind: 'vote';
	state: DecisionState;
	suggests: NamesWanted | null;
	/** What stands in the address at which anybody may suggest. */
	suggestLink: string | null;
	/** With how many papers against it a no-go round takes a name off the list; nothing where none is held. */
	noGo: NoGoRule | null;
	/** The decision whose no-go round this is. */
	noGoOf: string | null;
	/** When the list of what can be chosen was closed. */
	listClosedAt: Date | null;
	openedAt: Date | null;
	/** SHA-256 of its terms, of the ids on its roll and of the seed of its lot, as hexadecimal digits; null in a draft. */
	termsDigest: string | null;
	rollDigest: string | null;
	seedDigest: string | null;
	/** How many were on the roll when it opened. */
	onRoll: number | null;
	remindedAt: Date | null;
	/** When a teller said that all slips are typed. */
	typedAt: Date | null;
	heldWhy: HeldWhy | null;
	countedAt: Date | null;
	/** When the key of its urn was destroyed. */
	keyGoneAt: Date | null;
	adoptedAt: Date | null;
	voidedAt: Date | null;
	voidReason: string | null;
	version: number;
}

const columns = [
	...(['id', 'project_id', 'kind', 'state', 'question', 'why', 'method', 'places', 'dots', 'tie_rule'] as const),
	...(['shows', 'circles', 'closes_at', 'opened_at', 'terms_digest', 'roll_digest', 'seed_digest', 'on_roll'] as const),
	...(['reminded_at', 'typed_at', 'held_why', 'counted_at', 'key_gone_at', 'adopted_at', 'voided_at'] as const),
	...(['void_reason', 'version', 'suggests_until', 'read_days', 'suggest_link', 'list_closed_at'] as const),
	...(['no_go_share', 'no_go_least', 'no_go_of'] as const)
] as const;

const rowsOf = (tx: Tx) => tx.db.selectFrom('coproduction.decision').select(columns);
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirst']>>>;

function decisionOf(row: Row): ProjectDecision {
	const { id, version, places, dots, circles } = row;
	const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? null;
	return {
		...{ id, version, places, dots, circles, kind: 'vote', projectId: row.project_id },
		state: row.state as DecisionState,
		...{ question: row.question as Words, why: row.why as Words },
		...{ method: row.method as ProjectDecision['method'], tieRule: row.tie_rule as ProjectDecision['tieRule'] },
		...{ shows: row.shows as ProjectDecision['shows'], closesAt: row.closes_at, openedAt: row.opened_at },
		...{ termsDigest: hex(row.terms_digest), rollDigest: hex(row.roll_digest), seedDigest: hex(row.seed_digest) },
		...{ onRoll: row.on_roll, remindedAt: row.reminded_at, typedAt: row.typed_at },
		heldWhy: row.held_why as HeldWhy | null,
		...{ countedAt: row.counted_at, keyGoneAt: row.key_gone_at, adoptedAt: row.adopted_at },
		...{ voidedAt: row.voided_at, voidReason: row.void_reason },
		suggests: row.suggests_until && { until: row.suggests_until, readDays: row.read_days ?? 2 },
		...{ suggestLink: row.suggest_link, listClosedAt: row.list_closed_at, noGoOf: row.no_go_of },
		noGo: row.no_go_share && row.no_go_least ? { share: row.no_go_share, least: row.no_go_least } : null
	};
}

/** The decisions of a project that the speaker may see, the newest first; a no-go round stands with its decision. */
export async function listDecisions(tx: Tx, projectId: string): Promise<ProjectDecision[]> {
	const rows = await rowsOf(tx)
		.where('project_id', '=', projectId)
		.where('no_go_of', 'is', null)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(decisionOf);
}

/** One decision. Throws NotFound. */
export async function getDecision(tx: Tx, id: string): Promise<ProjectDecision> {
	const row = isId(id) ? await rowsOf(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return decisionOf(row);
}

/** The no-go round of a decision that stands: open, or counted; none where none was held or the last is void. */
export async function findNoGoRound(tx: Tx, decisionId: string): Promise<ProjectDecision | undefined> {
	const row = await tx.db
		.selectFrom('coproduction.decision')
		.select('id')
		.where('no_go_of', '=', decisionId)
		.where('state', '<>', 'void')
		.executeTakeFirst();
	return row && getDecision(tx, row.id);
}

/** Whether nothing is left to wait for of a no-go round: it is counted, or this is one itself. */
export async function isNoGoOver(tx: Tx, { id, noGoOf }: Pick<ProjectDecision, 'id' | 'noGoOf'>): Promise<boolean> {
	return noGoOf !== null || (await findNoGoRound(tx, id))?.state === 'counted';
}
