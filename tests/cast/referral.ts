import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { answerReferral, referFor } from '#rooms/programmes/joining/referral/commands.server.ts';
import { aReferral } from '#rooms/programmes/joining/referral/examples.ts';
import type { LineAnswer, Referring } from '#rooms/programmes/joining/referral/form.ts';
import { getHers, getReferralReceipt, hersLink } from '#rooms/programmes/joining/referral/queries.server.ts';
import type { House } from '../support/house.ts';

/** Somebody writes for her; both links, and how each of those who are concerned looks at it. */
export async function refers(house: House, wishes: Partial<Referring> = {}) {
	const referring = aReferral(wishes);
	const outcome = await house.as('door', (door) => referFor(door, referring));
	const receipt = outcome.ok ? outcome.value : '';
	const row = () =>
		house.owner.db
			.selectFrom('programmes.referral')
			.selectAll()
			.where('receipt_hash', '=', hashOf(receipt))
			.executeTakeFirst();
	const { id = '', person_id: person = '' } = (await row()) ?? {};
	const hers = hersLink(id);
	const link = <T>(work: (tx: Tx) => Promise<T>) => house.as('link', work);
	const look = () => link((tx) => getHers(tx, hers));
	const answers = async (say: (words: string) => [LineAnswer, string] = () => ['right', ''], tells = false) => {
		const said = (await look()).lines.filter(({ kind }) => kind === 'said');
		const lines = said.map(({ id: line, words }) => {
			const [answer, rather] = say(words);
			return { line, answer, rather };
		});
		return link((tx) => answerReferral(tx, hers, { tells, lines }));
	};
	const came = () => link((tx) => getReferralReceipt(tx, receipt));
	return { referring, receipt, hers, id, person, row, look, answers, came, link };
}
