import type { RegisterSheet } from './pdf.server.ts';

/** A register of eleven parents who have a place. */
export const englishRegisterSheet: RegisterSheet = {
	organisation: 'Willow Lane',
	title: 'Register',
	session: 'Week 3 · Saying no kindly',
	when: 'Tuesday 26 January, 10:00–12:00',
	where: 'St Luke’s hall',
	hint: 'Tick what fits. Leave a row empty if there was no word. Write who came without a booking at the end.',
	columns: { number: 'No.', name: 'Name', note: 'With' },
	marks: ['Here', 'Late', 'Left early', 'Apologies'],
	people: ['Elena', 'Fatou', 'Grace', 'Jess', 'Kay', 'Leila', 'Magda', 'Nadia', 'Precious', 'Siân', 'فاطمة'],
	spareRows: 3,
	blanks: ['Started at', 'Finished at', 'Led by'],
	foot: 'Printed Tuesday 26 January, 9:30. Copy it into Kith today, then shred it.',
	pageWords: 'Page {page} of {pages}'
};

export const spanishRegisterSheet: RegisterSheet = {
	...englishRegisterSheet,
	title: 'Asistencia',
	session: 'Semana 3 · Decir que no con cariño',
	when: 'Martes 26 de enero, 10:00–12:00',
	where: 'Salón St Luke’s',
	hint: 'Marca lo que corresponda. Deja la fila vacía si no hubo noticias. Anota al final a quien vino sin reserva.',
	columns: { number: 'N.º', name: 'Nombre', note: 'Con' },
	marks: ['Vino', 'Tarde', 'Se fue antes', 'Avisó que no'],
	blanks: ['Empezó a las', 'Terminó a las', 'Llevó la sesión'],
	foot: 'Impreso el martes 26 de enero a las 9:30. Pásala a Kith hoy y después destrúyela.',
	pageWords: 'Página {page} de {pages}'
};
