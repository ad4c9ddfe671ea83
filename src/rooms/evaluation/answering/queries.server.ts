import { definitionOf, type MeasureDefinition } from '@kith/measures';
import { agreesTo } from '#people';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';
import { getWording, wordingLanguages, type KeptWording } from '../measure/queries.server.ts';
import { isOpen } from '../wave/policy.ts';
import { getWave, type Wave } from '../wave/queries.server.ts';
import type { Given } from './answer.ts';

/** Somebody's answers so far, and the words in which she was asked. */
export interface Begun {
	id: string;
	words: KeptWording;
	/** By item; an item that she has neither answered nor skipped is not there. */
	given: ReadonlyMap<number, Given>;
}

/** What a link leads to. It names nobody. */
export interface Invitation {
	/** new: not begun; over: its days are gone by, or not yet here; elsewhere: begun with another link, and this one was for handing over. */
	state: 'new' | 'begun' | 'finished' | 'declined' | 'over' | 'not-agreed' | 'elsewhere';
	invitationId: string;
	participantId: string;
	/** Whose pseudonym that is: told to nobody, save that she may be in danger. */
	personId: string;
	tokenHash: Buffer;
	handed: boolean;
	wave: Wave;
	definition: MeasureDefinition;
	languages: string[];
	begun: Begun | null;
}

/** What a link leads to. Throws NotFound for a link that nobody was given or whose time is over. */
export async function getInvitation(tx: Tx, token: string): Promise<Invitation> {
	await showTo(tx, hashOf(token));
	const row = await invitationBehind(tx, token, tx.now);
	const definition = row && definitionOf(row.measure);
	if (!row || !definition) throw new NotFound();
	const wave = await getWave(tx, row.waveId);
	const begun =
		row.responseId && row.wordingId
			? { id: row.responseId, words: await getWording(tx, row.wordingId), given: await givenIn(tx, row.responseId) }
			: null;
	const { invitationId, participantId, personId, handed } = row;
	const found = {
		invitationId,
		participantId,
		personId,
		handed,
		tokenHash: hashOf(token),
		wave,
		definition,
		begun,
		languages: await wordingLanguages(tx, definition.id)
	};
	return { ...found, state: await stateOf(tx, row, wave, tx.now) };
}

type Row = NonNullable<Awaited<ReturnType<typeof invitationBehind>>>;

async function stateOf(tx: Tx, row: Row, wave: Wave, now: Date): Promise<Invitation['state']> {
	if (row.finishedAt) return 'finished';
	if (!isOpen(wave, now, tx.zone)) return 'over';
	if (row.responseId && row.handed && !row.startedWith?.equals(row.tokenHash)) return 'elsewhere';
	if (!(await agreesTo(tx, row.personId, 'research'))) return 'not-agreed';
	if (row.declinedAt) return 'declined';
	return row.responseId ? 'begun' : 'new';
}

function invitationBehind(tx: Tx, token: string, now: Date) {
	return tx.db
		.selectFrom('evaluation.link as link')
		.innerJoin('evaluation.invitation as invitation', (join) =>
			join.onRef('invitation.org_id', '=', 'link.org_id').onRef('invitation.id', '=', 'link.invitation_id')
		)
		.innerJoin('evaluation.wave as wave', (join) =>
			join.onRef('wave.org_id', '=', 'link.org_id').onRef('wave.id', '=', 'invitation.wave_id')
		)
		.innerJoin('evaluation.participant as participant', (join) =>
			join.onRef('participant.org_id', '=', 'link.org_id').onRef('participant.id', '=', 'invitation.participant_id')
		)
		.leftJoin('evaluation.response as response', (join) =>
			join.onRef('response.org_id', '=', 'link.org_id').onRef('response.invitation_id', '=', 'invitation.id')
		)
		.select([
			'link.token_hash as tokenHash',
			'link.handed',
			'invitation.id as invitationId',
			'invitation.participant_id as participantId',
			'invitation.declined_at as declinedAt',
			'participant.person_id as personId'
		])
		.select([
			'wave.id as waveId',
			'wave.measure',
			'response.id as responseId',
			'response.wording_id as wordingId',
			'response.finished_at as finishedAt',
			'response.started_with as startedWith'
		])
		.where('link.token_hash', '=', hashOf(token))
		.where((eb) => eb.or([eb('link.handed', '=', false), eb('link.ends_at', '>', now)]))
		.executeTakeFirst();
}

async function givenIn(tx: Tx, responseId: string): Promise<Map<number, Given>> {
	const rows = await tx.db
		.selectFrom('evaluation.answer')
		.select(['item', 'value', 'not_applicable'])
		.where('response_id', '=', responseId)
		.execute();
	return new Map(
		rows.map((row) => [row.item, row.not_applicable ? 'not-applicable' : row.value === null ? null : Number(row.value)])
	);
}
