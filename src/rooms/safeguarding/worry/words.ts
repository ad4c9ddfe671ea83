import { m } from '#messages';

/** Somebody about whom a concern may be raised, with what tells her apart from others of her name. */
export interface KnownPerson {
	id: string;
	called: string;
	children: { id: string; firstName: string }[];
	/** What her courses are called, and since when she is in one. */
	courses: string[];
	since: string;
}

/** A name as it is offered, and whom it stands for: a parent or a child. */
export interface Offered {
	id: string;
	label: string;
}

/** Somebody who reads concerns, and as what: safeguarding lead, or conduct lead. */
export const readerLabel = ({ called, role }: { called: string; role: 'safeguarding_lead' | 'conduct_lead' }) =>
	role === 'conduct_lead'
		? m.safeguarding_raise_reader_conduct({ name: called })
		: m.safeguarding_raise_reader({ name: called });

const spelt = (name: string) => name.normalize('NFKC').trim().toLocaleLowerCase();

/** What tells people of one name apart, one thing after the other until all of them differ. */
const marks: ((person: KnownPerson) => string)[] = [
	({ children }) =>
		children.length ? m.safeguarding_raise_with({ names: children.map(({ firstName }) => firstName).join(', ') }) : '',
	({ courses }) => courses.join(', '),
	({ since }) => (since ? m.safeguarding_raise_since({ day: since }) : '')
];

/** The names of these people, each told apart from the others by her children, her course or her first day; each child behind its parent. */
export function offeredAs(people: KnownPerson[]): Offered[] {
	const labels = new Map(people.map((person) => [person, person.called]));
	for (const mark of marks) {
		for (const person of people.filter((one) => others(labels, one) > 0)) {
			const more = mark(person);
			if (more) labels.set(person, `${labels.get(person)} · ${more}`);
		}
	}
	return people.flatMap((person) => {
		const label = labels.get(person) ?? person.called;
		const children = person.children.map(({ id, firstName }) => ({
			id,
			label: m.safeguarding_raise_child({ child: firstName, parent: label })
		}));
		return [{ id: person.id, label }, ...children];
	});
}

function others(labels: Map<KnownPerson, string>, person: KnownPerson): number {
	const hers = spelt(labels.get(person) ?? '');
	return [...labels].filter(([one, label]) => one !== person && spelt(label) === hers).length;
}

/** Whether these words name somebody: by the first word of her name, however it is written. */
export function names(words: string, called: string): boolean {
	const parts = (text: string) =>
		spelt(text)
			.split(/[^\p{L}\p{N}\p{M}]+/u)
			.filter(Boolean);
	const [first] = parts(called);
	return first !== undefined && parts(words).includes(first);
}
