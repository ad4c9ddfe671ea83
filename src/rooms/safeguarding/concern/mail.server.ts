import type { Tx } from '#platform/db/tx.ts';
import { m } from '#messages';
import { findOrganisation } from '#platform/identity/organisation.ts';
import type { Letter } from '#platform/mail/letter.ts';

/**
 * Tells a safeguarding lead that something waits: no name, no content, a link to the list. A coordinator is told only where
 * no lead may see it, and is led to the team; an outside contact only where no coordinator may hear of it either.
 */
export async function alertLetter(tx: Tx, _accountId: string, data: Record<string, string>): Promise<Letter> {
	if (data.to === 'outside') return outsideLetter(tx, data.ring);
	if (data.to === 'coordinator')
		return {
			subject: m.safeguarding_mail_subject(),
			paragraphs: [m.safeguarding_mail_nobody(), m.safeguarding_mail_find()],
			act: { words: m.safeguarding_mail_act(), path: '/manage/team' }
		};
	const waited =
		data.step === '0' ? m.safeguarding_mail_now() : m.safeguarding_mail_waited({ minutes: data.step ?? '' });
	return {
		subject: m.safeguarding_mail_subject(),
		paragraphs: [waited, m.safeguarding_mail_ask()],
		act: { words: m.safeguarding_mail_act(), path: '/concerns' }
	};
}

/** Tells an outside contact whom to ring: whoever raised it, who was told so before she sent it. Nothing of what it is about. */
async function outsideLetter(tx: Tx, raisedBy: string | undefined): Promise<Letter> {
	const { name } = await findOrganisation(tx.db, { id: tx.actor.orgId });
	const raiser = raisedBy && (await reachOf(tx, raisedBy));
	return {
		subject: m.safeguarding_mail_subject(),
		paragraphs: [
			m.safeguarding_mail_outside({ name }),
			raiser ? m.safeguarding_mail_ring(raiser) : m.safeguarding_mail_ring_nobody({ name }),
			m.safeguarding_mail_outside_open()
		]
	};
}

async function reachOf(tx: Tx, personId: string): Promise<{ called: string; ways: string } | null> {
	const name = tx.db.selectFrom('platform.sign_in_name').select('email').where('account_id', '=', personId);
	const reach = tx.db.selectFrom('people.reach').select('phone').where('id', '=', personId);
	const card = await tx.db.selectFrom('people.card').select('called').where('id', '=', personId).executeTakeFirst();
	const ways = [(await reach.executeTakeFirst())?.phone, (await name.executeTakeFirst())?.email].filter(Boolean);
	return card?.called ? { called: card.called, ways: ways.join(', ') } : null;
}
