import type { NeedKind } from '#rooms/people/need/form.ts';
import type { Joining } from '#rooms/programmes/joining/registration/form.ts';

type Child = Joining['children'][number];
type Wishes = Partial<Omit<Joining, 'reach'>> & { email?: string; phone?: string };

const child = (firstName: string, ageBand: Child['ageBand'], allergies = '', needs = ''): Child =>
	({ firstName, ageBand, allergies, needs }) as Child;

const need = (kind: NeedKind, words: string, ...choices: string[]) => ({ kind, words, choices });

/** The parent whose page the demonstration opens. */
export const nadia: Wishes = {
	called: 'Nadia',
	email: 'nadia@example.org',
	heardFrom: 'midwife',
	children: [
		{
			...child('Yusuf', 'under-two', 'Egg', 'His blue blanket helps.'),
			collectors: 'His aunt Salma',
			urgentPhone: '07700900150'
		}
	]
};

/** Who asked for quiet; no page of others tells. */
export const maya = 'maya@example.org';

/** Who takes part in the running course: many languages, some by phone, one who has lost a baby. Nobody is real. */
export const running: Wishes[] = [
	nadia,
	{
		called: 'Elena',
		email: 'elena@example.org',
		language: 'es',
		heardFrom: 'friend',
		children: [child('Mateo', 'two', 'Nuts', 'Le gusta el coche rojo.')]
	},
	{ called: 'Grace', email: 'grace@example.org', heardFrom: 'community' },
	{
		called: 'Fatou',
		phone: '07700 900101',
		heardFrom: 'friend',
		children: [child('Aïssatou', 'three-or-more')],
		needs: [need('travel', 'From the bus stop on Mill Lane', 'lift')]
	},
	{
		called: 'سارة',
		email: 'sara@example.org',
		heardFrom: 'online',
		children: [child('ليلى', 'under-two', 'Milk')],
		needs: [need('interpreter', 'My sister Huda comes with me when she can', 'ar'), need('food', '', 'no-pork')]
	},
	{ called: 'Siobhán', email: 'siobhan@example.org', loss: true, heardFrom: 'midwife' },
	{ called: 'Zeynep', email: 'zeynep@example.org', heardFrom: 'poster', children: [child('Emre', 'two')] },
	{
		called: 'Kwame',
		email: 'kwame@example.org',
		heardFrom: 'friend',
		children: [child('Ama', 'under-two')],
		needs: [need('access', '', 'step-free')]
	},
	{ called: 'Lucía', email: 'lucia@example.org', language: 'es', heardFrom: 'not-said' },
	{
		called: 'Thuỳ',
		email: 'thuy@example.org',
		heardFrom: 'community',
		children: [child('Minh', 'three-or-more', 'Sesame, carries an adrenaline pen')]
	},
	{ called: 'Maya 🌻', email: maya, heardFrom: 'online' },
	{ called: 'Oksana', email: 'oksana@example.org', heardFrom: 'midwife', children: [child('Денис', 'two')] }
];

/** Who came too late for a place in it, and waits. */
export const waiting: Wishes[] = [
	{ called: 'Priya', email: 'priya@example.org', heardFrom: 'friend' },
	{ called: 'Hodan', phone: '07700 900102', heardFrom: 'community', needs: [need('interpreter', '', 'so')] }
];

/** Who has asked so far to come to the course that is filling. */
export const filling: Wishes[] = [
	{
		called: 'Carmen',
		email: 'carmen@example.org',
		language: 'es',
		heardFrom: 'poster',
		children: [child('Lola', 'under-two')]
	},
	{ called: 'Amal', email: 'amal@example.org', heardFrom: 'midwife', children: [child('Idris', 'two', 'Dairy')] },
	{ called: 'Jess', email: 'jess@example.org', heardFrom: 'online' },
	{ called: 'Blessing', phone: '07700 900103', heardFrom: 'friend', children: [child('Joy', 'three-or-more')] },
	{ called: 'Ngozi', email: 'ngozi@example.org', heardFrom: 'community' },
	// came in summer too, with her other way to be reached: two records that are brought together
	{ called: 'hana', phone: '07700 900104', heardFrom: 'friend', children: [child('Sami', 'two', 'Kiwi')] },
	{
		called: 'Rukhsana',
		email: 'rukhsana@example.org',
		heardFrom: 'midwife',
		children: [child('Zara', 'under-two', 'Peanuts')]
	},
	{ called: 'Alba', email: 'alba@example.org', language: 'es', heardFrom: 'friend' }
];

/** Who has only just asked, and has not answered her letter yet. */
export const asking: Wishes = {
	called: 'Marisol',
	email: 'marisol@example.org',
	language: 'es',
	heardFrom: 'poster',
	children: [child('Nico', 'two')]
};

/** Lets her place in the running course go, so that whoever waits first is offered it. */
export const oksana = 'oksana@example.org';

/** Who took part in the course that has ended; Hana’s page shows what comes after. */
export const hana = 'hana.summer@example.org';
export const finished: Wishes[] = [
	'Amina',
	'Beatriz',
	'Chidi',
	'Daria',
	'Esra',
	'Farah',
	'Gloria',
	'Hana',
	'Imani',
	'Joana',
	'Kemi',
	'Leila',
	'Marta'
].map((called, index) => ({
	called,
	email: `${called.toLowerCase()}.summer@example.org`,
	language: index % 4 === 1 ? 'es' : 'en',
	heardFrom: index % 2 ? 'friend' : 'midwife',
	children: called === 'Hana' ? [child('Sami', 'under-two')] : []
}));

/** The form as this person would have filled it in: everybody agrees to be reached, most to taking part in research. */
export function joiningOf({ email, phone, ...wishes }: Wishes): Partial<Joining> {
	return {
		...wishes,
		reach: email ? { kind: 'email', value: email } : { kind: 'phone', value: (phone ?? '').replaceAll(' ', '') },
		...(phone
			? {
					safe: {
						mayEmail: false,
						mayText: true,
						mayCall: true,
						mayLeaveMessage: false,
						fromHour: 10,
						toHour: 15,
						days: [1, 2, 3, 4, 5],
						note: 'Text first, please.'
					}
				}
			: {}),
		consents: {
			contact: true,
			photos: false,
			'group-chat': true,
			research: wishes.called !== 'Grace',
			'share-with-referrer': false
		}
	};
}
