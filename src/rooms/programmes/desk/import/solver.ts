import { m } from '#messages';
import { nameKey } from '#platform/forms/signs.ts';
import { dayIn } from '#platform/sheets/days.ts';
import type { AttendanceState } from '../../meetings/register/form.ts';
import { stateSaid } from './form.ts';
import { languageSaid, withoutCells, type ImportedRow, type ReadImport, type ReadRow } from './policy.ts';

/** Somebody who would be written down. */
export interface PlannedPerson {
	called: string;
	/** Empty where the list does not say: then the organisation's own. */
	language: string;
	email: string | null;
	phone: string | null;
}

/** What would be made, whole or not at all. People, runs and meetings that are not there yet are known by their place in these lists. */
export interface ImportPlan {
	rows: ImportedRow[];
	people: PlannedPerson[];
	runs: { named: string }[];
	meetings: { run: number; on: string }[];
	lines: { meeting: string | number; person: string | number; run: string | number; state: AttendanceState }[];
}

/** Who is known by name and by address. */
export interface KnownPeople {
	people: readonly { id: string; called: string }[];
	addresses: readonly { personId: string; value: string }[];
}

/** Which courses and groups there are, when they met, who belongs to them, and what their registers say. */
export interface KnownRegister {
	people: readonly { id: string; called: string }[];
	runs: readonly { id: string; names: readonly string[] }[];
	meetings: readonly { id: string; run: string; on: string; number: number }[];
	members: readonly { run: string; person: string }[];
	lines: readonly { meeting: string; person: string; state: string }[];
	/** The last day that may stand on a register. */
	today: string;
}

/** Of which course or group a register is: one that is there, or earlier ones like it that nobody has written down. */
export interface SaidOfRegister {
	run: string;
	earlier: boolean;
	named: string;
}

/** What somebody has to put right at a row, or why it changes nothing. */
class Stop extends Error {
	readonly act: 'same' | 'wrong';
	readonly field: string;
	constructor(act: 'same' | 'wrong', field: string, why: string) {
		super(why);
		this.act = act;
		this.field = field;
	}
}

const emptyPlan = (): ImportPlan => ({ rows: [], people: [], runs: [], meetings: [], lines: [] });
const isWholeName = (key: string) => key.includes(' ');

/** What would come of a list of people where these are known: an address or a number tells who it is, and without one a whole name does. */
export function planPeople(read: ReadImport, known: KnownPeople): ImportPlan {
	const plan = emptyPlan();
	const callsOf = new Map(known.people.map(({ id, called }) => [id, called]));
	const byAddress = new Map(known.addresses.map(({ personId, value }) => [value, callsOf.get(personId) ?? '']));
	const wholeNames = new Set(known.people.map(({ called }) => nameKey(called)).filter(isWholeName));
	plan.rows = read.rows.map((row) =>
		decided(read, row, () => {
			const { called = '', language = '' } = row.cells;
			const { email, phone } = row.ways;
			for (const [field, value] of [['email', email] as const, ['phone', phone] as const]) {
				const there = value ? byAddress.get(value) : undefined;
				if (there === undefined) continue;
				const isSame = firstName(there) === firstName(called);
				throw isSame
					? new Stop('same', field, m.programmes_import_known({ called: there }))
					: new Stop('wrong', field, m.programmes_import_of_another({ called: there }));
			}
			if (!email && !phone && wholeNames.has(nameKey(called)))
				throw new Stop('same', 'called', m.programmes_import_known({ called }));
			plan.people.push({ called, email, phone, language: languageSaid(language) ?? '' });
		})
	);
	return plan;
}

const firstName = (called: string) => nameKey(called).split(' ')[0];

/** Goes on with a row that is new by itself; what is known may make it the same, or wrong. */
function decided({ columns }: ReadImport, row: ReadRow, plan: () => void): ImportedRow {
	const shown = withoutCells(row);
	if (row.act !== 'new') return shown;
	try {
		plan();
		return shown;
	} catch (stop) {
		if (!(stop instanceof Stop)) throw stop;
		const at = [...columns].find(([, field]) => field === stop.field)?.[0] ?? stop.field;
		return { ...shown, act: stop.act, at, why: stop.message };
	}
}

/** What would come of a past register where these runs, meetings, people and lines are known. */
export function planRegister(read: ReadImport, known: KnownRegister, said: SaidOfRegister): ImportPlan {
	const plan = emptyPlan();
	const finder = new RegisterFinder(plan, known, said);
	plan.rows = read.rows.map((row) =>
		decided(read, row, () => {
			const { person = '', on = '', state: word = '', session = '', programme = '', language = '' } = row.cells;
			const state = stateSaid(word);
			if (!state) throw new Stop('same', 'state', m.programmes_import_says_nothing());
			const day = dayIn(on, read.order ?? 'day-first') ?? '';
			if (day > known.today) throw new Stop('wrong', 'on', m.programmes_import_not_yet());
			const run = finder.run(programme);
			const meeting = finder.meeting(run, day, session);
			const who = finder.person(run, person, languageSaid(language) ?? '');
			const stands = finder.standing(meeting, who);
			if (stands === state) throw new Stop('same', 'state', m.programmes_import_stands());
			if (stands) throw new Stop('wrong', 'state', m.programmes_import_stands_otherwise());
			plan.lines.push({ meeting, person: who, run, state });
		})
	);
	return plan;
}

/** Finds what a row of a register speaks of, and plans what is not there yet; the same thing is planned once. */
class RegisterFinder {
	readonly #plan: ImportPlan;
	readonly #known: KnownRegister;
	readonly #said: SaidOfRegister;
	readonly #planned = new Map<string, number>();
	readonly #runs = new Map<string, string[]>();
	readonly #meetings: Map<string, KnownRegister['meetings'][number][]>;
	readonly #namesakes = new Map<string, string[]>();
	readonly #membersOf: Map<string, Set<string>>;
	readonly #lines: Map<string, string>;

	constructor(plan: ImportPlan, known: KnownRegister, said: SaidOfRegister) {
		[this.#plan, this.#known, this.#said] = [plan, known, said];
		for (const { id, names } of known.runs)
			for (const name of new Set(names.map(nameKey))) this.#runs.set(name, [...(this.#runs.get(name) ?? []), id]);
		for (const { id, called } of known.people)
			this.#namesakes.set(nameKey(called), [...(this.#namesakes.get(nameKey(called)) ?? []), id]);
		this.#meetings = Map.groupBy(known.meetings, ({ run, on }) => `${run} ${on}`);
		this.#membersOf = new Map();
		for (const { run, person } of known.members)
			this.#membersOf.set(run, (this.#membersOf.get(run) ?? new Set()).add(person));
		this.#lines = new Map(known.lines.map(({ meeting, person, state }) => [`${meeting} ${person}`, state]));
	}

	/** The run of a row: one that is called so, the one that was chosen, or an earlier one. */
	run(written: string): string | number {
		const named = written || this.#said.named;
		if (this.#said.earlier) {
			if (!named) throw new Stop('wrong', 'programme', m.programmes_import_no_run());
			return this.#once(`run ${nameKey(named)}`, this.#plan.runs, { named });
		}
		const isThere = this.#known.runs.some(({ id }) => id === this.#said.run);
		if (!written && isThere) return this.#said.run;
		const found = this.#runs.get(nameKey(written)) ?? [];
		if (found.includes(this.#said.run)) return this.#said.run;
		if (found.length > 1) throw new Stop('wrong', 'programme', m.programmes_import_two_runs());
		const [run] = found;
		if (!run) throw new Stop('wrong', 'programme', m.programmes_import_no_run());
		return run;
	}

	/** The meeting of a run on a day, told by its number where there were two; an earlier run met whenever its register says. */
	meeting(run: string | number, on: string, number: string): string | number {
		if (typeof run === 'number')
			return this.#once(`meeting ${run} ${on} ${nameKey(number)}`, this.#plan.meetings, { run, on });
		const found = this.#meetings.get(`${run} ${on}`) ?? [];
		const [meeting, other] = found.length > 1 ? found.filter((one) => String(one.number) === number) : found;
		if (!meeting)
			throw new Stop(
				'wrong',
				'on',
				found.length ? m.programmes_import_two_meetings() : m.programmes_import_no_meeting()
			);
		if (other) throw new Stop('wrong', 'on', m.programmes_import_two_meetings());
		return meeting.id;
	}

	/** Who it is: whoever is called so in the run, or anywhere by a whole name that one person bears; else somebody new. */
	person(run: string | number, called: string, language: string): string | number {
		const key = nameKey(called);
		const namesakes = this.#namesakes.get(key) ?? [];
		const members = (typeof run === 'string' && this.#membersOf.get(run)) || new Set();
		const here = namesakes.filter((id) => members.has(id));
		if (here.length > 1) throw new Stop('wrong', 'person', m.programmes_import_namesakes());
		if (here[0]) return here[0];
		if (isWholeName(key)) {
			if (namesakes.length > 1) throw new Stop('wrong', 'person', m.programmes_import_namesakes());
			if (namesakes[0]) return namesakes[0];
		}
		const somebody = { called, language, email: null, phone: null };
		return this.#once(`person ${isWholeName(key) ? '' : run} ${key}`, this.#plan.people, somebody);
	}

	/** What the register says of somebody already. */
	standing(meeting: string | number, person: string | number): string | undefined {
		return this.#lines.get(`${meeting} ${person}`);
	}

	#once<One>(key: string, list: One[], one: One): number {
		const place = this.#planned.get(key) ?? list.push(one) - 1;
		this.#planned.set(key, place);
		return place;
	}
}
