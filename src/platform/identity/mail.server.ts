import { randomInt } from 'node:crypto';
import { m } from '#messages';
import type { Tx } from '../db/tx.ts';
import type { Letter } from '../mail/letter.ts';
import { isGivenRole } from './on-the-team.ts';
import { findOrganisation } from './organisation.ts';
import { mintInvitation, mintProof } from './proof.ts';

const patience = 10 * 60_000;

/** The letter to sign in with: a code for the screen that asked, and a link to a page with a button. Not needed once ten minutes late. */
export async function signInLetter(tx: Tx, accountId: string, data: Record<string, string>): Promise<Letter | null> {
	if (tx.now.getTime() - Date.parse(data.asked ?? '') > patience) return null;
	const browser = Buffer.from(data.browser ?? '', 'hex');
	const digits = randomInt(1_000_000).toString().padStart(6, '0');
	const token = await mintProof(tx, accountId, 'sign-in', { browser, digits });
	return {
		subject: m.identity_letter_sign_in_subject(),
		paragraphs: [
			m.identity_letter_sign_in_asked(),
			m.identity_letter_sign_in_code({ code: `${digits.slice(0, 3)} ${digits.slice(3)}` }),
			m.identity_letter_sign_in_link()
		],
		act: { words: m.identity_letter_sign_in_act(), path: `/sign-in/link/${token}` }
	};
}

/** The letter in which somebody on the team sets a password and a second factor. A newer one makes the older ones void. */
export async function staffInvitationLetter(tx: Tx, accountId: string): Promise<Letter | null> {
	if (!(await isGivenRole(tx, accountId))) return null;
	const token = await mintInvitation(tx, accountId);
	return {
		subject: m.identity_letter_invitation_subject(),
		paragraphs: [m.identity_letter_invitation_what(), m.identity_letter_invitation_how()],
		act: { words: m.identity_letter_invitation_act(), path: `/staff/set-up/${token}` }
	};
}

/** Tells coordinators and safeguarding leads that somebody was given the lead's role, or that it was taken from somebody. No names. */
export async function leadChangedLetter(): Promise<Letter> {
	return {
		subject: m.identity_letter_invitation_subject(),
		paragraphs: [
			m.identity_letter_lead_changed(),
			m.identity_letter_lead_begins(),
			m.identity_letter_lead_unexpected()
		],
		act: { words: m.identity_letter_lead_act(), path: '/start' }
	};
}

/** Tells those who may say yes that somebody was proposed for a role that needs it. No names. */
export async function appointmentAskedLetter(): Promise<Letter> {
	return {
		subject: m.identity_letter_invitation_subject(),
		paragraphs: [m.identity_letter_appointment_asked(), m.identity_letter_appointment_answer()],
		act: { words: m.identity_letter_lead_act(), path: '/appointments' }
	};
}

/** Tells whoever asked for an appointment that nobody said yes. */
export async function appointmentDeclinedLetter(): Promise<Letter> {
	return {
		subject: m.identity_letter_invitation_subject(),
		paragraphs: [m.identity_letter_appointment_declined()],
		act: { words: m.identity_letter_lead_act(), path: '/appointments' }
	};
}

/** Tells an outside contact what is asked of her; there is no page for her. */
export async function outsideContactLetter(tx: Tx): Promise<Letter> {
	const { name } = await findOrganisation(tx.db, { id: tx.actor.orgId });
	return {
		subject: m.identity_letter_invitation_subject(),
		paragraphs: [m.identity_letter_outside_what({ name }), m.identity_letter_outside_how()]
	};
}
