import { holds, type Actor } from '#platform/db/tx.ts';

/** So long after a test alarm that she answered a way is known to work. */
export const provedFor = 31;

/** Every way is tried anew so many days after the last time: four days are left to answer before it counts no more. */
export const testedEvery = 27;

/** Only who looks after concerns is woken, by ways that she names herself. */
export const mayBeWoken = (actor: Actor): boolean => actor.id !== null && holds(actor, 'safeguarding_lead');

/** What mailboxes are called that several people read. */
const shared = new Set(
	(
		'office info admin administration contact enquiries enquiry hello help mail team reception support safeguarding staff volunteers ' +
		'oficina contacto correo equipo hola ayuda recepcion secretaria administracion proteccion'
	).split(' ')
);

/** Whether an address is one that several people read, by what it is called: nobody is woken by a letter that another opens. */
export function isSharedMailbox(email: string): boolean {
	const [local = ''] = email.toLowerCase().split('@');
	return shared.has(local.replace(/[+.\-_\d].*$/, ''));
}

/** Whether a way is known to work at a moment. */
export function isProved(provedAt: Date | null, now: Date): boolean {
	return provedAt !== null && now.getTime() - provedAt.getTime() < provedFor * 86_400_000;
}

/** Whether a test alarm waits for her answer. */
export function waitsForAnswer({ testedAt, provedAt }: { testedAt: Date | null; provedAt: Date | null }): boolean {
	return testedAt !== null && (provedAt === null || provedAt < testedAt);
}
