/** What has to be known before a charity opens its doors to parents. */
export interface OpeningFacts {
	/** A mail server is named, or this is a demonstration. */
	lettersGo: boolean;
	/** The address is one that people elsewhere can type, and stay signed in under. */
	isReachable: boolean;
	coordinators: number;
	leads: number;
	/** Of them, those who have set up how they sign in. */
	leadsInside: number;
	/** Somebody was asked to look after concerns, and a second person has not said yes yet. */
	leadWaits: boolean;
	/** Those who read what is about somebody who works or helps here, and have set up how they sign in. */
	conductLeads: number;
	/** Those who hear of a concern, whoever it is about. */
	hearers: number;
	hasContact: boolean;
	/** Every list of help lines was looked over in the last year. */
	helpChecked: boolean;
	backupSaid: boolean;
	hasWording: boolean;
}

export const lacks = [
	'letters',
	'address',
	'lead',
	'lead-waits',
	'lead-away',
	'conduct-lead',
	'second-coordinator',
	'hearer',
	'contact',
	'help-lines',
	'backup',
	'wording'
] as const;
export type Lack = (typeof lacks)[number];

/** What is still missing before parents may come, the gravest first; nothing once all of it is done. */
export function lacking(facts: OpeningFacts): Lack[] {
	const missing: Record<Lack, boolean> = {
		letters: !facts.lettersGo,
		address: !facts.isReachable,
		lead: facts.leads === 0 && !facts.leadWaits,
		'lead-waits': facts.leads === 0 && facts.leadWaits,
		'lead-away': facts.leads > 0 && facts.leadsInside === 0,
		'conduct-lead': facts.conductLeads === 0,
		'second-coordinator': facts.coordinators < 2,
		hearer: facts.leads > 0 && facts.hearers < 2,
		contact: !facts.hasContact,
		'help-lines': !facts.helpChecked,
		backup: !facts.backupSaid,
		wording: !facts.hasWording
	};
	return lacks.filter((lack) => missing[lack]);
}
