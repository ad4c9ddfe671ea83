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
export const needed = { people: ['called'], register: ['person', 'on', 'state'] } as const;

const plainHeader = (header: string) =>
	header
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/['’]s\b/g, '')
		.replace(/[\s_-]+/g, ' ')
		.replace(/[:?*]+$/, '');

/** Which column holds what, by what stands above it; those that nobody can tell are left for a person to say. */
export function guessedColumns(headers: readonly string[], kind: ImportKind): Map<string, string> {
	const taken = new Map<string, string>();
	for (const [field, names] of Object.entries(columnsOf[kind])) {
		const found = names
			.split(', ')
			.map((name) => headers.find((header) => plainHeader(header) === name && !taken.has(header)))
			.find((header) => header !== undefined);
		if (found !== undefined) taken.set(found, field);
	}
	return taken;
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
