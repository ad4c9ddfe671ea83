import type { CrecheList } from './pdf.server.ts';

/** A crèche of six on an ordinary Tuesday. */
export const englishCrecheList: CrecheList = {
	organisation: 'Willow Lane',
	title: 'Crèche list',
	session: 'Week 3 · Saying no kindly',
	when: 'Tuesday 26 January, 10:00–12:00',
	where: 'St Luke’s hall, small room',
	counts: ['6 children', '2 under two: 1 adult', '3 aged two: 1 adult', '1 from three: with the twos'],
	notes: { heading: 'Notes for today', lines: [] },
	alerts: {
		heading: 'Allergies today',
		none: 'No child on this list has an allergy that we know of.',
		label: 'Allergy'
	},
	columns: ['Child', 'Allergies and needs', 'Grown-up and who collects', 'In', 'Out'],
	signing: ['Time', 'Signed'],
	children: [
		{
			name: 'Aisha',
			age: '1 year 2 months',
			allergies: [],
			cleared: 'No allergies. Asked 12 January',
			needs: ['Sleeps at about 11. Likes her blue blanket'],
			grownUp: 'Nadia',
			collects: ['Nadia or her sister Salma']
		},
		{
			name: 'Mateo',
			age: '2 years 4 months',
			allergies: ['Nuts: carries a pen', 'Egg'],
			cleared: '',
			needs: ['Speaks Spanish at home'],
			grownUp: 'Elena',
			collects: ['Elena only']
		},
		{
			name: 'Ife',
			age: '11 months',
			allergies: [],
			cleared: 'No allergies. Asked 12 January',
			needs: [],
			grownUp: 'Grace',
			collects: ['Grace or Tunde']
		},
		{
			name: 'محمد (Mohammed)',
			age: '2 years 9 months',
			allergies: ['Cow’s milk'],
			cleared: '',
			needs: ['Shows “more” with his hands'],
			grownUp: 'Fatou',
			collects: ['Fatou only']
		},
		{
			name: 'Lily-Rose',
			age: '2 years 1 month',
			allergies: [],
			cleared: 'No allergies. Asked 19 January',
			needs: ['Settles best with a song'],
			grownUp: 'Kay',
			collects: ['Kay or grandad Joe']
		},
		{
			name: 'Oskar',
			age: '3 years 6 months',
			allergies: [],
			cleared: 'No allergies. Asked 12 January',
			needs: [],
			grownUp: 'Magda',
			collects: ['Magda or Piotr']
		}
	],
	spareRows: 2,
	foot: 'Printed Tuesday 26 January, 9:30. Keep it with you. Shred it after the session.',
	pageWords: 'Page {page} of {pages}'
};

export const spanishCrecheList: CrecheList = {
	...englishCrecheList,
	title: 'Lista de la guardería',
	session: 'Semana 3 · Decir que no con cariño',
	when: 'Martes 26 de enero, 10:00–12:00',
	where: 'Salón St Luke’s, sala pequeña',
	counts: ['1 niña', '1 de menos de dos años: 1 persona adulta'],
	notes: { heading: 'Notas para hoy', lines: [] },
	alerts: {
		heading: 'Alergias de hoy',
		none: 'Nadie en esta lista tiene una alergia que sepamos.',
		label: 'Alergia'
	},
	columns: ['Niña o niño', 'Alergias y necesidades', 'Familia y quién recoge', 'Entrada', 'Salida'],
	signing: ['Hora', 'Firma'],
	children: [
		{
			name: 'Aisha',
			age: '1 año y 2 meses',
			allergies: [],
			cleared: 'Sin alergias. Preguntado el 12 de enero',
			needs: ['Duerme sobre las 11. Le gusta su manta azul'],
			grownUp: 'Nadia',
			collects: ['Nadia o su hermana Salma']
		}
	],
	foot: 'Impreso el martes 26 de enero a las 9:30. Llévala contigo. Destrúyela después de la sesión.',
	pageWords: 'Página {page} de {pages}'
};
