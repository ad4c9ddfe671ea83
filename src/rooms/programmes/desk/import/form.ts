import * as v from 'valibot';
import { formId, maybe, oneOf } from '#platform/forms/fields.ts';

/** What a table that is brought in may hold. */
export const importKinds = ['people', 'register'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a column may hold, with the names that people and programs give it, the likeliest first; without these there is nothing to bring in. */
const columnsOf = {
	people: {
		called:
			'called, name, full name, nombre, nombre completo, nombre y apellidos, first name, participant, participante, parent, mother, madre, person, persona, respondent',
		email: 'email, e mail, mail, email address, e mail address, correo, correo electrónico, correo electronico',
		phone: 'phone, mobile, telephone, phone number, mobile number, tel, teléfono, telefono, móvil, movil, celular',
		language: 'language, lang, preferred language, idioma, lengua',
		area: 'area, district, zona, barrio'
	},
	register: {
		person: 'person, name, called, full name, participant, nombre, nombre completo, persona, participante, who, quién',
		on: 'on, date, day, session date, fecha, día, dia',
		state: 'state, status, attendance, attended, came, present, estado, asistencia, asistió, vino',
		session: 'session, meeting, week, sesión, sesion, encuentro, semana',
		programme: 'programme, program, course, group, programa, curso, grupo',
		area: 'area, district, zona, barrio',
		walkIn: 'walk in, walkin, walked in, sin reserva',
		language: 'language, lang, idioma, lengua'
	}
} as const satisfies Record<ImportKind, Record<string, string>>;
/** What of it is kept; the others are understood and left out. */
export const keptFields = {
	people: ['called', 'email', 'phone', 'language'],
	register: ['person', 'on', 'state', 'programme', 'session', 'language']
} as const satisfies { [Kind in ImportKind]: readonly (keyof (typeof columnsOf)[Kind])[] };
export type KeptField = (typeof keptFields)[ImportKind][number];

export const needed = { people: ['called'], register: ['person', 'on', 'state'] } as const;

const plainHeader = (header: string) =>
	header
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/['’]s\b/g, '')
		.replace(/[\s_-]+/g, ' ')
		.replace(/[:?*]+$/, '');

/**
 * Which column holds what, by what stands above it, or as it was said the last time; those that nobody can tell are left for a
 * person to say.
 */
export function guessedColumns(
	headers: readonly string[],
	kind: ImportKind,
	remembered: Readonly<Record<string, string>> = {}
): Map<string, string> {
	const taken = new Map(
		headers.flatMap((header) => (header in remembered ? [[header, remembered[header] ?? '']] : []))
	);
	for (const [field, names] of Object.entries(columnsOf[kind])) {
		if ([...taken.values()].includes(field)) continue;
		const found = names
			.split(', ')
			.map((name) => headers.find((header) => plainHeader(header) === name && !taken.has(header)))
			.find((header) => header !== undefined);
		if (found !== undefined) taken.set(found, field);
	}
	return new Map([...taken].filter(([, field]) => field !== ''));
}

/** Words for what became of somebody's place in a session, as people write them on registers. */
const stateWords = {
	came: 'came, yes, y, x, 1, true, present, attended, here, p, ✓, ✔, sí, si, vino, presente, asistió',
	late: 'late, tarde, l',
	'left-early': 'left early, leftearly, early, salió antes, se fue antes',
	apologies: 'apologies, apology, excused, a, avisó, excusa, justificada',
	'no-word': 'no word, noword, no, n, 0, false, absent, did not come, no show, ausente, no vino, falta'
} as const;

/** What a cell of a past register says, null where it says nothing; undefined where nobody can tell. */
export function stateSaid(cell: string): keyof typeof stateWords | null | undefined {
	const plain = plainHeader(cell);
	if (plain === '' || plain === 'none') return null;
	const states = Object.keys(stateWords) as (keyof typeof stateWords)[];
	return states.find((state) => stateWords[state].split(', ').includes(plain));
}

/** The most a list may weigh: some 20,000 lines. */
export const largestList = 2_000_000;

/** For how many days an import can be taken back. */
export const daysToUndo = 30;

const text = v.optional(v.string(), '');
const texts = v.optional(v.array(v.string()), []);

/** What is said about a list when it is brought in; most of it is asked once it was looked at. */
export const listForm = v.object({
	id: formId,
	as: oneOf(importKinds),
	/** Into which area, where she coordinates several. */
	area: text,
	sheet: text,
	/** The columns of the list, and what each was said to hold. */
	heads: texts,
	means: texts,
	/** Which comes first in 3/4/2027. */
	days: text,
	/** Of which course or group a register is, and whether of an earlier one like it that was called so. */
	run: text,
	earlier: text,
	named: maybe(100),
	/** The plan that was shown. */
	plan: text,
	keep: text
});
export type ListForm = v.InferOutput<typeof listForm>;

/** What is taken back. */
export const undoForm = v.object({ import: v.pipe(v.string(), v.uuid()) });

/** What the meetings of an earlier run are called, of which nobody wrote down more than who came. */
export const pastMeeting = { en: 'Together', es: 'Juntas' } as const;
